using OrganizerBot.Commands;

namespace OrganizerBot.Messages;

/// <summary>Inputs that complete a command. Sending it is the same as typing the command with everything in it.</summary>
/// <param name="Line">The command as far as it is known.</param>
/// <param name="Title">The title; at most 24 characters (Slack's limit, the smaller one).</param>
/// <param name="Fields">The inputs, the required ones first.</param>
public sealed record Form(CommandLine Line, string Title, IReadOnlyList<Field> Fields)
{
    /// <summary>How many inputs every platform shows: Discord's five.</summary>
    public const int SmallestPage = 5;

    /// <summary>The first page on a platform that shows few inputs at once. Where there are more, sending it leads to them; nothing is done before.</summary>
    /// <param name="most">How many inputs the platform shows.</param>
    public Form FirstPage(int most) => Fields.Count <= most ? this : this with { Line = FormStep.Part(Line), Fields = [.. Fields.Take(most)] };
}

/// <summary>One input of a <see cref="Form"/>.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="Label">What stands beside it; at most 45 characters (Discord's limit).</param>
/// <param name="Kind">What can be entered.</param>
/// <param name="Required">Whether it must be filled in.</param>
public sealed record Field(string Name, string Label, FieldKind Kind, bool Required)
{
    /// <summary>A sentence of help; at most 100 characters (Discord's limit).</summary>
    public string? Hint { get; init; }

    /// <summary>What is filled in already.</summary>
    public string? Value { get; init; }

    /// <summary>How many characters fit.</summary>
    public int MaxLength { get; init; } = 200;

    /// <summary>The choices of a <see cref="FieldKind.Choice"/>; at most 25 are shown (Discord's limit).</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Whether more can be chosen than <see cref="Choices"/> holds: a platform that can ask while somebody types does so.</summary>
    public bool Suggests { get; init; }

    /// <summary>What is wrong with the value that was sent, in the reader's language.</summary>
    public string? Problem { get; init; }
}

/// <summary>What an input takes.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>One of a few.</summary>
    Choice,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A channel.</summary>
    Channel,

    /// <summary>A member.</summary>
    Member,

    /// <summary>A group of members, where the platform has something to pick one with.</summary>
    Group,
}

/// <summary>Something that can be chosen or is suggested while typing.</summary>
/// <param name="Value">What is typed into the command; at most 75 characters.</param>
/// <param name="Label">What is shown; at most 75 characters (Slack's limit, the smaller one).</param>
public sealed record Choice(string Value, string Label)
{
    /// <summary>How many of the newest are looked through for suggestions.</summary>
    internal const int Considered = 200;

    private const int LongestLabel = 75;

    /// <summary>How many are suggested: Slack's limit, the larger one. Discord takes the first 25.</summary>
    internal const int Most = 100;


    /// <summary>Those of a list whose code or title holds what was typed, as suggestions in the list's order.</summary>
    internal static IReadOnlyList<Choice> Matching(string typed, IEnumerable<(Code Code, string Title)> all) =>
        [.. all
            .Where(thing => $"{thing.Code} {thing.Title}".Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
            .Take(Most)
            .Select(thing => new Choice(thing.Code.ToString(), UserText.Cut($"{thing.Code} · {thing.Title}", LongestLabel)))];
}
