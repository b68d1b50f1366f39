using System.Globalization;
using System.Text.Json;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Isolation;

/// <summary>Command lines made from the catalogue, and what is answered to them as one text.</summary>
internal static class Lines
{
    /// <summary>The commands that name a thing by its code.</summary>
    public static IEnumerable<CommandDescriptor> NamingThings(CommandCatalog catalog) => catalog.Commands.Where(command => CodeOption(command) is not null);

    /// <summary>The option that names the thing, or null.</summary>
    public static OptionDescriptor? CodeOption(CommandDescriptor command) => command.Options.FirstOrDefault(option => option.Type == typeof(Code) && option.Required);

    /// <summary>The command with nothing but the thing's code.</summary>
    public static CommandLine Bare(CommandDescriptor command, string? code) =>
        code is null ? new CommandLine(command.Path) : CommandLine.Of(command.Path, (CodeOption(command)!.Name, code));

    /// <summary>The command with a sound value for every option.</summary>
    public static CommandLine Filled(CommandDescriptor command, string? code) =>
        new(command.Path, command.Options.Where(option => option.Type != typeof(Code) || code is not null).Select(option => KeyValuePair.Create(option.Name, option.Type == typeof(Code) ? code! : Sample(option))));

    /// <summary>An answer in full, with the code that was named left out.</summary>
    public static string Text(Reply reply, string code) => (reply switch
    {
        Reply.Say say => JsonSerializer.Serialize(say.Message),
        Reply.Ask ask => JsonSerializer.Serialize(ask.Form),
        Reply.Mend mend => JsonSerializer.Serialize(mend.Message) + JsonSerializer.Serialize(mend.Form),
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    }).Replace(code, "•", StringComparison.Ordinal);

    private static string Sample(OptionDescriptor option) => option.Kind switch
    {
        OptionKind.Text => "words",
        OptionKind.Number => Math.Max(2, option.Details.From).ToString(CultureInfo.InvariantCulture),
        OptionKind.Flag => "yes",
        OptionKind.Date => option.Details.Past ? "2027-01-01" : "60d",
        OptionKind.Channel => "<#500>",
        OptionKind.Member => "<@77>",
        OptionKind.Group => "<@&66>",
        OptionKind.Link => "https://example.org/",
        OptionKind.Choice => OptionDescriptor.ChoiceValue(Enum.GetNames(option.Type)[0]),
        OptionKind.Short => option.Type.Name switch
        {
            "Month" => "2027-01",
            "Amount" => "600k",
            "Percent" => "20",
            "Currency" => "USD",
            "Schedule" => "daily 12:00",
            "ZoneName" => "Europe/Paris",
            "Passcode" => Passcode.New().ToString(),
            "Receipt" => Tally.Receipt.New().ToString(),
            var other => throw new InvalidOperationException($"Nobody has said how a {other} is typed. Say it in {nameof(Lines)}."),
        },
        _ => throw new InvalidOperationException($"Nobody has said how a {option.Kind} is typed. Say it in {nameof(Lines)}."),
    };
}
