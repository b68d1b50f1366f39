using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Impact;

/// <summary>Every word the bot says about what a campaign weighs.</summary>
internal static class ImpactMessages
{
    private const int LongestTarget = 40;

    /// <summary>The whole of it.</summary>
    public static Message Whole(Caller caller, ImpactReading reading)
    {
        var words = caller.Words;
        return new Message(
        [
            new Heading(words.Say("impact.heading", ("target", new UserText(reading.Campaign.Target)))),
            .. Figures(words, reading),
            .. ImpactLines.Weight(words, reading).Select(line => new Paragraph(line)),
            .. Contract(words, reading),
            .. ImpactCharts.Of(words, reading),
            new Footnote(words.Say("impact.note")),
        ])
        {
            Buttons =
            [
                AssumptionsButton(words, reading.Campaign),
                .. MayChange(caller, reading.Campaign) ? [ContractButton(words, reading.Campaign)] : Array.Empty<Button>(),
            ],
        };
    }

    /// <summary>What it rests on, each with its source.</summary>
    public static Message Assumptions(Caller caller, Campaign campaign, Stakes stakes)
    {
        var words = caller.Words;
        return new Message(
        [
            new Heading(words.Say("impact.assumptions.heading", ("target", new UserText(campaign.Target)))),
            .. Rests(words, stakes),
            new Footnote(words.Say("impact.assumptions.note")),
        ])
        {
            Buttons =
            [
                new(words.Plain("impact.button.show"), CommandLine.Of("impact show", ("campaign", campaign.Code.ToString()))),
                .. MayChange(caller, campaign) ? ChangeButtons(words, campaign) : [],
            ],
        };
    }

    /// <summary>What it rests on, each with its source, and nothing else.</summary>
    public static IEnumerable<Node> Rests(Words words, Stakes stakes) =>
    [
        new Bullets(
        [
            .. ImpactReading.Stages.Select(stage => words.Say(
                "impact.assumption.chance",
                ("stage", ImpactLines.Stage(words, stage)),
                ("low", ImpactLines.InPercent(words, stakes.Chance(stage).Value.Low)),
                ("high", ImpactLines.InPercent(words, stakes.Chance(stage).Value.High)),
                ("source", new UserText(stakes.Chance(stage).Source)))),
            stakes.Replacement is { } replacement
                ? words.Say("impact.assumption.cost", ("low", ImpactLines.InMoney(words, replacement.Value.Low)), ("high", ImpactLines.InMoney(words, replacement.Value.High)), ("currency", stakes.Currency.ToString()), ("source", new UserText(replacement.Source)))
                : words.Say("impact.assumption.cost.unsaid", ("currency", stakes.Currency.ToString())),
        ]),
    ];

    /// <summary>The numbers, each with what it counts, and by month.</summary>
    public static IEnumerable<Node> Figures(Words words, ImpactReading reading) => [new Facts([.. FiguresOf(words, reading)]), .. ImpactLines.Months(words, reading)];

    /// <summary>What it is about in money, how many refusals outweigh that, and when goals are reached.</summary>
    public static IEnumerable<Node> Contract(Words words, ImpactReading reading) =>
    [
        .. ImpactLines.Contract(words, reading).Select(line => new Paragraph(line)),
        .. Masses(words, reading),
        .. ImpactLines.Forecasts(words, reading).Select(line => new Paragraph(line)),
    ];

    /// <summary>An amount needs a source.</summary>
    public static Message SourceMissing(Words words) => Message.Of(words.Say("impact.source.missing"));

    /// <summary>The least is more than the most.</summary>
    public static Message WrongWayRound(Words words) => Message.Of(words.Say("impact.wrongway"));

    private static IEnumerable<Fact> FiguresOf(Words words, ImpactReading reading)
    {
        foreach (var stage in ImpactReading.Stages)
        {
            yield return new Fact(ImpactLines.Stage(words, stage), ImpactLines.OrMore(words, reading.Refusals(stage)));
        }

        yield return new Fact(words.Plain("impact.fact.recontacts"), ImpactLines.OrMore(words, reading.Count(FigureKind.Recontact)));
        yield return new Fact(words.Plain("impact.fact.signatures"), words.Say("impact.count", ("count", reading.Count(FigureKind.Signature))));
        yield return new Fact(words.Plain("impact.fact.pledges"), words.Say("impact.count", ("count", reading.Count(FigureKind.Pledge))));
        foreach (var line in ImpactLines.FollowThrough(words, reading))
        {
            yield return new Fact(words.Plain("impact.fact.followed"), line);
        }
    }

    private static IEnumerable<Node> Masses(Words words, ImpactReading reading)
    {
        var masses = ImpactReading.Stages.Select(stage => (Stage: stage, Mass: reading.CriticalMass(stage))).Where(each => each.Mass is not null).ToArray();
        if (masses.Length > 0)
        {
            yield return new Paragraph(words.Say("impact.mass"));
            yield return new Bullets([.. masses.Select(each => words.Say(
                "impact.mass.stage",
                ("stage", ImpactLines.Stage(words, each.Stage)),
                ("low", ImpactLines.Whole(words, each.Mass!.Value.Low)),
                ("high", ImpactLines.Whole(words, each.Mass.Value.High))))]);
        }

        foreach (var line in ImpactLines.MassSoFar(words, reading))
        {
            yield return new Paragraph(line);
        }
    }

    /// <summary>Leads from a digest to what its numbers rest on.</summary>
    public static Button AssumptionsOf(Words words, Campaign campaign) => new(
        words.Plain("impact.button.assumptions.of", ("target", new UserText(campaign.Target).Shortened(LongestTarget))),
        CommandLine.Of("impact assumptions", ("campaign", campaign.Code.ToString())));

    private static bool MayChange(Caller caller, Campaign campaign) => caller.IsModerator && campaign.OwnerId == caller.Community.Id;

    private static Button AssumptionsButton(Words words, Campaign campaign) => new(words.Plain("impact.button.assumptions"), CommandLine.Of("impact assumptions", ("campaign", campaign.Code.ToString())));

    private static Button ContractButton(Words words, Campaign campaign) => new(words.Plain("impact.button.contract"), CommandLine.Of("impact contract", ("campaign", campaign.Code.ToString())));

    private static IEnumerable<Button> ChangeButtons(Words words, Campaign campaign) =>
    [
        .. ImpactReading.Stages.Select(stage => new Button(
            words.Plain("impact.button.change", ("what", ImpactLines.Stage(words, stage))),
            CommandLine.Of("impact chance", ("campaign", campaign.Code.ToString()), ("stage", OptionDescriptor.ChoiceValue(stage.ToString()))))),
        new(words.Plain("impact.button.cost"), CommandLine.Of("impact cost", ("campaign", campaign.Code.ToString()))),
    ];
}
