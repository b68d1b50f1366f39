using System.Diagnostics;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Every word the bot says to members about refusals.</summary>
internal static class RefusalMessages
{
    public static Message Unknown(Words words, Code code) => Message.Of(words.Say("refusal.unknown", ("code", code.ToString())));

    /// <summary>What became of logging one.</summary>
    public static Message Logged(Words words, LogOutcome outcome, Refusal refusal, Testimony testimony) => outcome switch
    {
        LogOutcome.Published => Published(words, refusal),
        LogOutcome.WaitingAsAll => WithCode(words, words.Say("refusal.waiting.all"), refusal),
        LogOutcome.Waiting or LogOutcome.Rewritten => Waiting(words, refusal, testimony, outcome),
        LogOutcome.Already => Already(words, refusal),
        LogOutcome.Settled => Settled(words, refusal),
        _ => throw new UnreachableException(),
    };

    public static Message Published(Words words, Refusal refusal) => WithCode(words, words.Say("refusal.published", ("floor", PrivacyFloor.K)), refusal);

    public static Message Waiting(Words words, Refusal refusal, Testimony testimony, LogOutcome outcome)
    {
        var saved = testimony switch
        {
            { Name: { } name, IsPublic: true } => words.Say("refusal.waiting.public", ("name", new UserText(name))),
            { Name: { } name } => words.Say("refusal.waiting.named", ("name", new UserText(name))),
            { IsSilent: true } => words.Say("refusal.waiting.company"),
            _ => words.Say("refusal.waiting"),
        };
        var message = WithCode(words, saved, refusal);
        return outcome == LogOutcome.Rewritten ? message.Preceded(words.Say("refusal.rewritten")) : message;
    }

    public static Message Already(Words words, Refusal refusal) => WithCode(words, words.Say("refusal.already"), refusal);

    public static Message Settled(Words words, Refusal refusal) => WithCode(words, words.Say("refusal.settled"), refusal);

    public static Message Retracted(Words words, Code code) => Message.Of(words.Say("refusal.retracted", ("code", code.ToString())));

    /// <summary>An answer to a recruiter, to copy. The button that logs stands there where the company's name fits into it.</summary>
    /// <param name="words">The language.</param>
    /// <param name="company">The company.</param>
    /// <param name="text">The answer.</param>
    /// <param name="waits">Whether what the button logs waits for a moderator.</param>
    public static Message Answer(Words words, UserText company, UserText text, bool waits) =>
        new([new Paragraph(words.Say("refusal.reply.copy")), new Quote(text.Value), new Footnote(words.Say(waits ? "refusal.reply.note.waits" : "refusal.reply.note"))])
        {
            Buttons =
            [
                .. Fitting(words.Plain("refusal.button.sent"), CommandLine.Of("refusal log", ("company", company.Value), ("stage", OptionDescriptor.ChoiceValue(nameof(RefusalStage.RecruiterMessage)))), ButtonStyle.Primary),
                .. Fitting(words.Plain("refusal.button.change"), CommandLine.Of("refusal reply", ("company", company.Value), ("change", "yes"))),
            ],
        };

    public static Message NotRefusedBefore(Words words, UserText company) => Message.Of(words.Say("refusal.again.first", ("company", company))) with
    {
        Buttons = [.. Fitting(words.Plain("refusal.button.log"), CommandLine.Of("refusal log", ("company", company.Value)), ButtonStyle.Primary)],
    };

    public static Message List(Words words, IReadOnlyList<CompanyRefusals> companies, PageNumbers page) =>
        companies.Count == 0
            ? Message.Of(words.Say("refusal.list.empty"))
            : new([
                new Heading(words.Say("refusal.list.title")),
                .. companies.SelectMany(company => Company(words, company)),
                new Footnote(words.Say("refusal.list.note", ("floor", PrivacyFloor.K))),
            ])
            {
                Buttons = page.Buttons(words, "refusal list"),
            };

    /// <summary>One that carries its author's name, shown to them.</summary>
    public static IEnumerable<Node> Kept(Words words, UserText company, Refusal refusal, Testimony? testimony) =>
    [
        new Bullets([words.Say(
            refusal.State == RefusalState.Published ? "refusal.kept" : "refusal.kept.waiting",
            ("code", refusal.Code.ToString()),
            ("company", company),
            ("stage", Stage(words, refusal.Stage)),
            ("month", refusal.Month.InWords(words.Culture)))]),
        .. testimony is null ? [] : Quoted(testimony),
        .. refusal.IsPublic ? new Node[] { new Footnote(words.Say("refusal.kept.public")) } : [],
    ];

    /// <summary>A stage in words.</summary>
    public static string Stage(Words words, RefusalStage stage) => words.Plain($"choice.refusalstage.{OptionDescriptor.ChoiceValue(stage.ToString())}");

    /// <summary>So many new refusals, with stages only where each has enough people behind it, and so many re-contacts.</summary>
    public static IEnumerable<Node> InDigest(Words words, Campaign campaign, IReadOnlyList<Refusal> batch)
    {
        var stages = batch.Where(refusal => !refusal.IsRecontact).GroupBy(refusal => refusal.Stage).OrderBy(stage => stage.Key).ToArray();
        if (stages.Length > 0)
        {
            var told = words.Count("refusal.digest.new", stages.Sum(stage => stage.Count()), ("company", new UserText(campaign.Target)));
            yield return new Paragraph(stages.Length > 1 && stages.All(stage => PrivacyFloor.Released(stage.Count(), stage.DistinctBy(refusal => Convert.ToHexString(refusal.Pseudonym)).Count()) > 0)
                ? told + Prose.Of($" ({string.Join(", ", stages.Select(stage => $"{Stage(words, stage.Key)}: {stage.Count()}"))})")
                : told);
        }

        if (batch.Count(refusal => refusal.IsRecontact) is > 0 and var again)
        {
            yield return new Paragraph(words.Count("refusal.digest.again", again, ("company", new UserText(campaign.Target))));
        }
    }

    /// <summary>One whose author asked to be named.</summary>
    public static IEnumerable<Node> NamedInDigest(Words words, Refusal refusal, Testimony testimony) =>
        [new Bullets([Named(words, refusal, testimony)]), .. Quoted(testimony)];

    private static IEnumerable<Node> Company(Words words, CompanyRefusals company)
    {
        yield return new Paragraph(company.Counts.Total == 0
            ? words.Say("refusal.list.few", ("company", company.Company), ("floor", PrivacyFloor.K))
            : words.Say("refusal.list.total", ("company", company.Company), ("count", company.Counts.Total)));
        var stages = company.Counts.Total == 0 ? [] : company.Counts.Stages.Select(stage => AtStage(words, stage.Key, stage.Value));
        Prose[] entries =
        [
            .. stages,
            .. company.Named.Select(named => Named(words, named.Refusal, named.Testimony)),
            .. company.MoreNamed == 0 ? Array.Empty<Prose>() : [words.Say("refusal.list.more", ("count", company.MoreNamed))],
        ];
        if (entries.Length > 0)
        {
            yield return new Bullets(entries);
        }

        foreach (var node in company.Named.Select(named => named.Testimony).Concat(company.Quotes).SelectMany(Quoted))
        {
            yield return node;
        }
    }

    private static Prose AtStage(Words words, RefusalStage stage, int count) => count == 0
        ? words.Say("refusal.list.stage.few", ("stage", Stage(words, stage)), ("floor", PrivacyFloor.K))
        : words.Say("refusal.list.stage", ("stage", Stage(words, stage)), ("count", count));

    private static Prose Named(Words words, Refusal refusal, Testimony testimony) => words.Say(
        "refusal.list.named",
        ("name", new UserText(testimony.Name!)),
        ("stage", Stage(words, refusal.Stage)),
        ("month", refusal.Month.InWords(words.Culture)));

    /// <summary>A testimony's words and link, apart from everything that would tell whose they are.</summary>
    public static IEnumerable<Node> Quoted(Testimony testimony)
    {
        if (testimony.ShownReason() is { } shortened)
        {
            var signed = string.Join(", ", new[] { testimony.Name, testimony.Role }.OfType<string>());
            yield return new Quote(signed.Length == 0 ? shortened : $"{shortened}\n— {signed}");
        }

        if (testimony.Link is { } link)
        {
            yield return new Paragraph(new Prose([new LinkSpan(new Uri(link))]));
        }
    }

    private static IEnumerable<Button> Fitting(string label, CommandLine line, ButtonStyle style = ButtonStyle.Plain) => line.ToString().Length <= Button.LongestLine ? [new Button(label, line, style)] : [];

    private static Message WithCode(Words words, Prose said, Refusal refusal) =>
        new([new Paragraph(said), new Footnote(words.Say("refusal.code", ("code", refusal.Code.ToString())))])
        {
            Buttons = [new Button(words.Plain("refusal.button.retract"), CommandLine.Of("refusal retract", ("refusal", refusal.Code.ToString())))],
        };
}
