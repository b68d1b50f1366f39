using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Impact;

/// <summary>Every word the bot says about what a campaign weighs.</summary>
internal static class ImpactMessages
{
    /// <summary>The whole of it.</summary>
    public static Message Whole(Caller caller, ImpactReading reading)
    {
        var words = caller.Words;
        return new Message(
        [
            new Heading(words.Say("impact.heading", ("target", new UserText(reading.Campaign.Target)))),
            .. Figures(words, reading),
            .. Weight(words, reading),
            .. Contract(words, reading),
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
            .. Enum.GetValues<HireStage>().OrderDescending().Select(stage => words.Say(
                "impact.assumption.chance",
                ("stage", Stage(words, stage)),
                ("low", InPercent(words, stakes.Chance(stage).Value.Low)),
                ("high", InPercent(words, stakes.Chance(stage).Value.High)),
                ("source", new UserText(stakes.Chance(stage).Source)))),
            stakes.Replacement is { } replacement
                ? words.Say("impact.assumption.cost", ("low", InMoney(words, replacement.Value.Low)), ("high", InMoney(words, replacement.Value.High)), ("currency", stakes.Currency.ToString()), ("source", new UserText(replacement.Source)))
                : words.Say("impact.assumption.cost.unsaid", ("currency", stakes.Currency.ToString())),
        ]),
    ];

    /// <summary>The numbers, each with what it counts.</summary>
    public static IEnumerable<Node> Figures(Words words, ImpactReading reading) => [new Facts([.. FiguresOf(words, reading)])];

    /// <summary>An amount needs a source.</summary>
    public static Message SourceMissing(Words words) => Message.Of(words.Say("impact.source.missing"));

    /// <summary>The least is more than the most.</summary>
    public static Message WrongWayRound(Words words) => Message.Of(words.Say("impact.wrongway"));

    private static IEnumerable<Fact> FiguresOf(Words words, ImpactReading reading)
    {
        foreach (var stage in Enum.GetValues<HireStage>().OrderDescending())
        {
            yield return new Fact(Stage(words, stage), OrMore(words, reading.Refusals(stage)));
        }

        yield return new Fact(words.Plain("impact.fact.recontacts"), OrMore(words, reading.Count(FigureKind.Recontact)));
        yield return new Fact(words.Plain("impact.fact.signatures"), words.Say("impact.count", ("count", reading.Count(FigureKind.Signature))));
        yield return new Fact(words.Plain("impact.fact.pledges"), words.Say("impact.count", ("count", reading.Count(FigureKind.Pledge))));
    }

    /// <summary>A number that is told in lots.</summary>
    public static Prose OrMore(Words words, int count) => count == 0 ? words.Say("impact.few") : words.Say("impact.more", ("count", count));

    /// <summary>What the refusals weigh.</summary>
    public static IEnumerable<Node> Weight(Words words, ImpactReading reading)
    {
        if (reading.Stakes.Replacement is null)
        {
            yield return new Paragraph(words.Say("impact.cost.unsaid", ("currency", reading.Stakes.Currency.ToString())));
        }
        else
        {
            yield return new Paragraph(reading.Weight is { } weight
                ? words.Say("impact.weight", ("low", InMoney(words, weight.Low)), ("high", InMoney(words, weight.High)), ("currency", reading.Stakes.Currency.ToString()))
                : words.Say("impact.weight.none"));
        }
    }

    /// <summary>What it is about in money, and how many refusals outweigh that.</summary>
    public static IEnumerable<Node> Contract(Words words, ImpactReading reading)
    {
        if (reading.Stakes is not { Monthly: { } monthly, MonthlySource: { } source } stakes)
        {
            yield return new Paragraph(words.Say("impact.contract.unsaid"));
            yield break;
        }

        yield return new Paragraph(words.Say("impact.contract.is", ("monthly", InMoney(words, monthly)), ("currency", stakes.Currency.ToString()), ("source", new UserText(source))));
        if (reading.ShareOfWorth is { } share)
        {
            yield return new Paragraph(words.Say(
                "impact.share", ("share", InPercent(words, share)), ("worth", InMoney(words, stakes.Worth!.Value)), ("currency", stakes.Currency.ToString()), ("source", new UserText(stakes.WorthSource ?? ""))));
        }

        var masses = Enum.GetValues<HireStage>().OrderDescending().Select(stage => (Stage: stage, Mass: reading.CriticalMass(stage))).Where(each => each.Mass is not null).ToArray();
        if (masses.Length > 0)
        {
            yield return new Paragraph(words.Say("impact.mass"));
            yield return new Bullets([.. masses.Select(each => words.Say(
                "impact.mass.stage", ("stage", Stage(words, each.Stage)), ("low", Whole(words, each.Mass!.Value.Low)), ("high", Whole(words, each.Mass.Value.High))))]);
        }
    }

    private static bool MayChange(Caller caller, Campaign campaign) => caller.IsModerator && campaign.OwnerId == caller.Community.Id;

    private static Button AssumptionsButton(Words words, Campaign campaign) => new(words.Plain("impact.button.assumptions"), CommandLine.Of("impact assumptions", ("campaign", campaign.Code.ToString())));

    private static Button ContractButton(Words words, Campaign campaign) => new(words.Plain("impact.button.contract"), CommandLine.Of("impact contract", ("campaign", campaign.Code.ToString())));

    private static IEnumerable<Button> ChangeButtons(Words words, Campaign campaign) =>
    [
        .. Enum.GetValues<HireStage>().OrderDescending().Select(stage => new Button(
            words.Plain("impact.button.change", ("what", Stage(words, stage))),
            CommandLine.Of("impact chance", ("campaign", campaign.Code.ToString()), ("stage", OptionDescriptor.ChoiceValue(stage.ToString()))))),
        new(words.Plain("impact.button.cost"), CommandLine.Of("impact cost", ("campaign", campaign.Code.ToString()))),
    ];

    private static string Stage(Words words, HireStage stage) => words.Plain($"choice.hirestage.{OptionDescriptor.ChoiceValue(stage.ToString())}");

    private static string Whole(Words words, long number) => number.ToString("N0", words.Culture);

    /// <summary>Two digits that say something are more than any of it is known to.</summary>
    private static string InMoney(Words words, decimal amount) => amount.ToString(amount >= 100 ? "N0" : "N2", words.Culture);

    private static string InPercent(Words words, decimal share) => (share * 100).ToString("0.######", words.Culture);
}
