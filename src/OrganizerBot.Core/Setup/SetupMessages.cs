using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Setup;

/// <summary>Every word of the guided setup.</summary>
internal static class SetupMessages
{
    /// <summary>Zones that many speakers of a language live in; whoever lives elsewhere types theirs.</summary>
    private static readonly Dictionary<Language, string[]> Zones = new()
    {
        [Language.English] = ["Europe/London", "America/New_York", "America/Los_Angeles"],
        [Language.French] = ["Europe/Paris", "Europe/Brussels", "America/Toronto"],
        [Language.German] = ["Europe/Berlin", "Europe/Vienna", "Europe/Zurich"],
        [Language.Spanish] = ["Europe/Madrid", "America/Mexico_City", "America/Bogota"],
    };

    /// <summary>A step, with what is set, what can be chosen, and the ways on and back.</summary>
    public static Message Step(Caller caller, SetupState state, SetupStep step)
    {
        var words = caller.Words;
        return step == SetupStep.Summary ? Summary(words, state) : new([
            new Heading(words.Say("setup.heading", ("number", (int)step + 1), ("all", SetupState.Steps))),
            new Paragraph(words.Say($"setup.ask.{Key(step)}")),
            new Facts([FactOf(words, state, step)]),
        ])
        {
            Buttons = [.. Choices(caller, step), .. Ways(words, state, step)],
        };
    }

    /// <summary>What was just set.</summary>
    public static IReadOnlyList<Node> Saved(Words words, Community community, SetupStep step, bool overruled) =>
    [
        .. overruled ? [] : new Node[] { new Paragraph(words.Say("setup.saved", ("what", words.Plain($"choice.setupstep.{Key(step)}")), ("value", ValueOf(words, new SetupState(community, null), step)))) },
        .. step == SetupStep.Owner ? OwnershipMessages.Notes(words, community, overruled) : [],
    ];

    /// <summary>The message that is posted as a test, in the community's language.</summary>
    public static Message Test(Words words) => new([new Heading(words.Say("setup.test.heading")), new Paragraph(words.Say("setup.test.text"))]);

    public static Message TestSent(Words words, ChannelRef channel) => Message.Of(words.Say("setup.test.sent", ("channel", channel))) with
    {
        Buttons = [new Button(words.Plain("setup.button.back"), Line(SetupStep.Summary)), new Button(words.Plain("setup.button.status"), CommandLine.Of("organizer status"))],
    };

    public static Message NowhereToTest(Words words) => Message.Of(words.Say("setup.test.nowhere")) with
    {
        Buttons = [new Button(words.Plain("setup.button.channel"), Line(SetupStep.Channel), ButtonStyle.Primary)],
    };

    /// <summary>The line of a step.</summary>
    public static CommandLine Line(SetupStep step, params ReadOnlySpan<(string Name, string Value)> values) =>
        CommandLine.Of("organizer setup", [("step", Key(step)), .. values]);

    private static Message Summary(Words words, SetupState state)
    {
        var missing = state.Missing;
        return new([
            new Heading(words.Say("setup.summary.heading")),
            new Facts([.. Enum.GetValues<SetupStep>().Where(step => step != SetupStep.Summary).Select(step => FactOf(words, state, step))]),
            missing.Count == 0
                ? new Paragraph(words.Say("setup.summary.whole"))
                : new Paragraph(words.Say("setup.summary.missing", ("steps", string.Join(", ", missing.Select(step => words.Plain($"choice.setupstep.{Key(step)}")))))),
            .. state.Community.IsSilent || state.Community.ModeratorsChannel is null ? [] : new Node[] { new Footnote(words.Say("setup.summary.silent")) },
        ])
        {
            Buttons =
            [
                .. missing.Select(step => new Button(words.Plain($"choice.setupstep.{Key(step)}"), Line(step))),
                .. state.Community.ModeratorsChannel is null ? [] : Trials(words, state.Community),
                // Where the last step is missing, its own button leads back to it.
                .. state.IsDone(SetupStep.Digest) ? [new Button(words.Plain("setup.button.back"), Line(SetupStep.Digest))] : Array.Empty<Button>(),
            ],
        };
    }

    /// <summary>The ways to try it before members see anything.</summary>
    private static Button[] Trials(Words words, Community community) =>
    [
        new Button(words.Plain("setup.button.test"), CommandLine.Of("organizer setup", ("test", "yes")), ButtonStyle.Primary),
        community.IsSilent
            ? new Button(words.Plain("organizer.silent.button.off"), CommandLine.Of("organizer settings", ("silent", "no")))
            : new Button(words.Plain("setup.button.silent"), CommandLine.Of("organizer settings", ("silent", "yes"))),
    ];

    private static IEnumerable<Button> Choices(Caller caller, SetupStep step)
    {
        var words = caller.Words;
        return step switch
        {
            SetupStep.Owner => Enum.GetValues<Ownership>().Select(owner => new Button(words.Plain($"setup.button.{Choice(owner)}"), Line(step, ("owner", Choice(owner))))),
            SetupStep.Language => Enum.GetValues<SpokenLanguage>().Select(language => new Button(words.Plain($"choice.spokenlanguage.{Choice(language)}"), Line(step, ("language", Choice(language))))),
            SetupStep.Zone =>
            [
                .. Zones[words.Language].Select(zone => new Button(zone, Line(step, ("zone", zone)))),
                new Button("UTC", Line(step, ("zone", "UTC"))),
                new Button(words.Plain("setup.button.zone"), Line(step, ("ask", "yes")), ButtonStyle.Primary),
            ],
            SetupStep.Channel => [new Button(words.Plain("setup.button.channel"), Line(step, ("ask", "yes")), ButtonStyle.Primary), .. Here(caller, step, "setup.button.here")],
            SetupStep.Review => Enum.GetValues<ReviewPolicy>().Select(review => new Button(words.Plain($"setup.button.{Choice(review)}"), Line(step, ("review", Choice(review))))),
            _ => [new Button(words.Plain("setup.button.digest"), Line(step, ("ask", "yes")), ButtonStyle.Primary), .. Here(caller, step, "setup.button.digest.here")],
        };
    }

    /// <summary>The channel in which one is, where one is in a channel: Slack's Home tab and private messages are none.</summary>
    private static IEnumerable<Button> Here(Caller caller, SetupStep step, string label) =>
        caller.Channel is { Id.Length: > 0 } channel && !(channel.Platform == Platform.Slack && channel.Id[0] == 'D') ? [new Button(caller.Words.Plain(label), Line(step, ("channel", channel.Id)))] : [];

    private static IEnumerable<Button> Ways(Words words, SetupState state, SetupStep step)
    {
        yield return new Button(words.Plain(state.IsDone(step) ? "setup.button.next" : "setup.button.skip"), Line(step + 1));
        if (step > SetupStep.Owner)
        {
            yield return new Button(words.Plain("setup.button.back"), Line(step - 1));
        }
    }

    private static Fact FactOf(Words words, SetupState state, SetupStep step) => new(words.Plain($"choice.setupstep.{Key(step)}"), ValueOf(words, state, step));

    private static Prose ValueOf(Words words, SetupState state, SetupStep step) => (step, state) switch
    {
        (SetupStep.Owner, _) => OwnershipMessages.Fact(words, state.Community).Value,
        (SetupStep.Language, _) => Prose.Of(words.Plain($"choice.spokenlanguage.{Choice(state.Community.Language.Choice())}")),
        (SetupStep.Zone, _) => Prose.Of(state.Community.Zone),
        (SetupStep.Review, _) => Prose.Of(words.Plain($"choice.reviewpolicy.{Choice(state.Community.Review)}")),
        (SetupStep.Channel, { Community.ModeratorsChannel: { } channel }) => new Prose([new ChannelSpan(channel)]),
        (SetupStep.Digest, { DigestChannel: { } channel }) => new Prose([new ChannelSpan(channel)]),
        _ => words.Say("setup.none"),
    };

    private static string Key(SetupStep step) => Choice(step);

    private static string Choice<T>(T value)
        where T : struct, Enum => OptionDescriptor.ChoiceValue(value.ToString());
}
