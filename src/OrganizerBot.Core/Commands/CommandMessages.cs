using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Every word the bot says about commands themselves.</summary>
internal static class CommandMessages
{
    /// <summary>No command is called so.</summary>
    public static Message Unknown(Words words, string typed) =>
        Message.Of(words.Say("command.unknown", ("typed", new UserText(typed).Shortened(100))));

    /// <summary>No command is called so, and one is called nearly so.</summary>
    public static Message Near(Words words, string typed, CommandDescriptor near) =>
        Message.Of(words.Say("command.near", ("typed", new UserText(typed).Shortened(100)), ("near", near.Path)));

    /// <summary>A quotation mark is open.</summary>
    public static Message UnclosedQuote(Words words, string usage) => Message.Of(words.Say("command.quote", ("usage", usage)));

    /// <summary>There was more than the command takes.</summary>
    public static Message TooMuch(Words words, string typed, string usage) =>
        Message.Of(words.Say("command.much", ("typed", new UserText(typed).Shortened(100)), ("usage", usage)));

    /// <summary>Only moderators may.</summary>
    public static Message ModeratorsOnly(Words words) => Message.Of(words.Say("command.moderators"));

    /// <summary>Only members of the community may.</summary>
    public static Message MembersOnly(Words words) => Message.Of(words.Say("command.members"));

    /// <summary>The platform did not say who this is.</summary>
    public static Message Unverified(Words words) => Message.Of(words.Say("command.unverified"));

    /// <summary>This very request came before.</summary>
    public static Message Repeated(Words words) => Message.Of(words.Say("command.repeated"));

    /// <summary>Something broke on our side; the words are not lost.</summary>
    public static Message Broken(Words words, string reference, CommandLine line) =>
        new([new Paragraph(words.Say("command.broken", ("reference", reference))), .. Typed(line)]);

    /// <summary>The database faltered while it was being done, and it was done.</summary>
    public static Message Stored(Words words) => new([new Paragraph(words.Say("command.stored"))]);

    /// <summary>The database is gone, and nobody can tell whether it was done.</summary>
    public static Message Uncertain(Words words, string reference, CommandLine line) =>
        new([new Paragraph(words.Say("command.uncertain", ("reference", reference))), .. Typed(line)]);

    /// <summary>What is wrong with a line, with everything that was typed.</summary>
    public static Message Problems(Words words, CommandDescriptor command, IReadOnlyList<OptionProblem> problems, CommandLine line) =>
        new([
            new Paragraph(words.Say("command.problems")),
            new Bullets([.. problems.Select(problem => words.Say("command.about", ("what", problem.Option.Label(words)), ("words", words.Say(problem.Key, [.. Values(words, problem)]))))]),
            .. Typed(words, command, line),
        ])
        {
            Buttons = [new Button(words.Plain("command.mend"), Sound(command, problems, line), ButtonStyle.Primary)],
        };

    /// <summary>A page of a form is kept, and nothing is done yet: what else could be filled in, and what stands there from before.</summary>
    public static Message More(Words words, CommandDescriptor command, CommandLine line, IReadOnlyList<Field> rest)
    {
        var core = command.Core(line);
        Fact[] filled = [.. rest.Where(field => field.Value is { Length: > 0 }).Select(field => new Fact(field.Label, Prose.Of(new UserText(Shown(field)))))];
        return new([
            new Paragraph(words.Say("command.more")),
            new Bullets([.. rest.Where(field => field.Value is not { Length: > 0 }).Select(field => Prose.Of(field.Label))]),
            .. filled.Length == 0 ? [] : new Node[] { new Facts(filled) },
        ])
        {
            Buttons =
            [
                .. Fitting(new Button(words.Plain("command.more.send"), FormStep.Send(core), ButtonStyle.Primary)),
                .. Fitting(new Button(words.Plain("command.more.continue"), FormStep.More(core, rest.Select(field => field.Name)))),
            ],
        };
    }

    /// <summary>Names that the command does not have.</summary>
    public static Message UnknownOptions(Words words, string names, string usage) =>
        Message.Of(words.Say("command.options", ("names", new UserText(names).Shortened(100)), ("usage", usage)));

    /// <summary>What is wrong with one value, for the input itself.</summary>
    public static string Problem(Words words, OptionProblem problem) =>
        words.Plain(problem.Key, [.. Values(words, problem)]);

    private static IEnumerable<(string Name, object Value)> Values(Words words, OptionProblem problem) =>
    [
        ("max", problem.Option.Details.Max),
        ("typed", new UserText(problem.Typed).Shortened(80)),
        ("length", problem.Typed.Length),
        ("choices", string.Join(", ", problem.Option.Choices(words).Select(choice => choice.Value))),
    ];

    /// <summary>Picks that were understood are short; what was not is no button's.</summary>
    private static IEnumerable<Button> Fitting(Button button) => button.Line.ToString().Length <= Button.LongestLine ? [button] : [];

    private static string Shown(Field field) => field.Choices.FirstOrDefault(choice => choice.Value.Equals(field.Value, StringComparison.OrdinalIgnoreCase))?.Label ?? field.Value!;

    /// <summary>What the button carries: the picks that were right. A wrong one would be wrong again, and may be too long for a button.</summary>
    private static CommandLine Sound(CommandDescriptor command, IReadOnlyList<OptionProblem> problems, CommandLine line) =>
        new(line.Path, line.Values
            .Where(value => command.Find(value.Key) is { InsistedOn: true } option && problems.All(problem => problem.Option != option))
            .Select(value => KeyValuePair.Create(value.Key, value.Value.Trim())));

    private static IEnumerable<Node> Typed(Words words, CommandDescriptor command, CommandLine line) =>
        line.Values.Where(value => value.Value.Length > 20)
            .SelectMany(value => new Node[] { new Paragraph(words.Say("command.label", ("label", command.Find(value.Key)?.Label(words) ?? value.Key))), new Quote(new UserText(value.Value).Value) });

    private static IEnumerable<Node> Typed(CommandLine line) =>
        line.Values.Where(value => value.Value.Length > 20).Select(value => new Quote(new UserText(value.Value).Value));
}
