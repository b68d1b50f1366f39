namespace OrganizerBot.Commands;

/// <summary>Where somebody stands in a form that goes over several pages, because the platform shows few inputs at once (Discord: five). It travels in the line as a value that no option has.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="Fields">The inputs of the next page, for <see cref="FormStepKind.More"/>.</param>
internal sealed record FormStep(FormStepKind Kind, IReadOnlyList<string> Fields)
{
    /// <summary>How it is named in a line. No option may be called so, and nobody types it by chance.</summary>
    public const string Name = "+form";

    private const string PartWord = "part";
    private const string SendWord = "send";
    private const char Between = ',';

    /// <summary>The line of a form's page after which there are more.</summary>
    public static CommandLine Part(CommandLine line) => With(line, PartWord);

    /// <summary>The line of a button that does what was typed so far.</summary>
    public static CommandLine Send(CommandLine line) => With(line, SendWord);

    /// <summary>The line of a button that opens the next page.</summary>
    public static CommandLine More(CommandLine line, IEnumerable<string> fields) => With(line, string.Join(Between, fields));

    /// <summary>The step that a line names, and the line without it.</summary>
    public static (FormStep Step, CommandLine Line) Take(CommandLine line)
    {
        if (!line.Values.TryGetValue(Name, out var word))
        {
            return (new FormStep(FormStepKind.None, []), line);
        }

        var step = word switch
        {
            PartWord => new FormStep(FormStepKind.Part, []),
            SendWord => new FormStep(FormStepKind.Send, []),
            _ => new FormStep(FormStepKind.More, word.Split(Between)),
        };
        return (step, line.Only(name => !name.Equals(Name, StringComparison.OrdinalIgnoreCase)));
    }

    private static CommandLine With(CommandLine line, string word) => line.With([KeyValuePair.Create(Name, word)]);
}

/// <summary>What a line of a form over several pages asks for.</summary>
internal enum FormStepKind
{
    /// <summary>Nothing: the form is whole, or there is none.</summary>
    None,

    /// <summary>A page was sent, and there are more.</summary>
    Part,

    /// <summary>The rest stays as it is: do what was typed.</summary>
    Send,

    /// <summary>Open the next page.</summary>
    More,
}
