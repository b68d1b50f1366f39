using System.Text.Json.Serialization;
using OrganizerBot.Commands;

namespace OrganizerBot.Messages;

/// <summary>Something the bot says, in parts that both platforms can show.</summary>
/// <param name="Nodes">The parts, top to bottom.</param>
public sealed record Message(IReadOnlyList<Node> Nodes)
{
    /// <summary>The buttons under it, in order; at most five stand in a row.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>Files that come with it, for whoever asked and nobody else. They are made anew each time and stored nowhere: neither an outbox nor a draft takes them.</summary>
    [JsonIgnore]
    public IReadOnlyList<MessageFile> Files { get; init; } = [];

    /// <summary>Whether many are told this very message, so that it is worth keeping as it was drawn.</summary>
    [JsonIgnore]
    public bool IsForMany { get; init; }

    /// <summary>Whether it says that the bot itself failed, so that the operator is told as well.</summary>
    [JsonIgnore]
    public bool IsFailure { get; init; }

    /// <summary>One paragraph.</summary>
    public static Message Of(Prose prose) => new([new Paragraph(prose)]);

    /// <summary>The same message under a title line.</summary>
    public Message Headed(Prose by) => this with { Nodes = [new Heading(by), .. Nodes] };

    /// <summary>The same message with a paragraph before everything else.</summary>
    public Message Preceded(Prose by) => this with { Nodes = [new Paragraph(by), .. Nodes] };
}

/// <summary>One part of a <see cref="Message"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Quote), "quote")]
[JsonDerivedType(typeof(Bullets), "bullets")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Progress), "progress")]
[JsonDerivedType(typeof(Footnote), "footnote")]
[JsonDerivedType(typeof(Chart), "chart")]
public abstract record Node;

/// <summary>A title line.</summary>
/// <param name="Words">The words.</param>
public sealed record Heading(Prose Words) : Node;

/// <summary>A paragraph.</summary>
/// <param name="Words">The words.</param>
public sealed record Paragraph(Prose Words) : Node;

/// <summary>A longer text that a person wrote, set apart.</summary>
/// <param name="Words">The words, already cleaned by <see cref="UserText"/>.</param>
public sealed record Quote(string Words) : Node;

/// <summary>A list.</summary>
/// <param name="Items">The entries, in order.</param>
public sealed record Bullets(IReadOnlyList<Prose> Items) : Node;

/// <summary>Names and values, such as "Addressee: the chief executive".</summary>
/// <param name="Items">The pairs, in order.</param>
public sealed record Facts(IReadOnlyList<Fact> Items) : Node;

/// <summary>One name and its value.</summary>
/// <param name="Name">The name, in the reader's language.</param>
/// <param name="Value">The value.</param>
public sealed record Fact(string Name, Prose Value);

/// <summary>A bar from nothing to a goal, with its words.</summary>
/// <param name="Current">How many there are.</param>
/// <param name="Goal">How many are wanted; more than zero.</param>
/// <param name="Words">The same in words, such as "12 of 40 signatures".</param>
public sealed record Progress(int Current, int Goal, Prose Words) : Node;

/// <summary>A small line at the end.</summary>
/// <param name="Words">The words.</param>
public sealed record Footnote(Prose Words) : Node;

/// <summary>A button: a command that somebody typed for you.</summary>
/// <param name="Label">What is written on it; at most 75 characters (Slack's limit, the smaller one).</param>
/// <param name="Line">The command it types; at most 98 characters when written (Discord's 100 less our version prefix).</param>
/// <param name="Style">How much it stands out.</param>
public sealed record Button(string Label, CommandLine Line, ButtonStyle Style = ButtonStyle.Plain)
{
    /// <summary>How long its line may be when written, in UTF-16 units.</summary>
    public const int LongestLine = 98;
}

/// <summary>How much a button stands out.</summary>
public enum ButtonStyle
{
    /// <summary>One of several.</summary>
    Plain,

    /// <summary>What most people want to press.</summary>
    Primary,

    /// <summary>It ends or removes something.</summary>
    Danger,
}
