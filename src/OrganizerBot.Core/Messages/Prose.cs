using System.Text.Json.Serialization;

namespace OrganizerBot.Messages;

/// <summary>A run of words, in pieces that each platform renders in its own dialect.</summary>
/// <param name="Spans">The pieces, in reading order.</param>
public sealed record Prose(IReadOnlyList<Span> Spans)
{
    /// <summary>Words that a person wrote, and nothing else.</summary>
    public static Prose Of(UserText text) => new([new WrittenSpan(text.Value)]);

    /// <summary>Words of the product that need no translation, such as a number or a code.</summary>
    public static Prose Of(string text) => new([new TextSpan(text)]);

    /// <summary>Two runs, one after the other.</summary>
    public static Prose operator +(Prose left, Prose right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new([.. left.Spans, .. right.Spans]);
    }

    /// <summary>Two runs, one after the other.</summary>
    public Prose Add(Prose other) => this + other;
}

/// <summary>One piece of <see cref="Prose"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(TextSpan), "text")]
[JsonDerivedType(typeof(WrittenSpan), "written")]
[JsonDerivedType(typeof(CodeSpan), "code")]
[JsonDerivedType(typeof(MomentSpan), "moment")]
[JsonDerivedType(typeof(LinkSpan), "link")]
[JsonDerivedType(typeof(ChannelSpan), "channel")]
[JsonDerivedType(typeof(MemberSpan), "member")]
[JsonDerivedType(typeof(GroupSpan), "group")]
public abstract record Span;

/// <summary>The product's own words.</summary>
/// <param name="Text">The words.</param>
/// <param name="Bold">Whether they stand out.</param>
public sealed record TextSpan(string Text, bool Bold = false) : Span;

/// <summary>Words that a person wrote (already cleaned by <see cref="UserText"/>): escaped wherever they are shown.</summary>
/// <param name="Text">The words.</param>
/// <param name="Bold">Whether they stand out.</param>
public sealed record WrittenSpan(string Text, bool Bold = false) : Span;

/// <summary>Something to type as it stands, such as a command.</summary>
/// <param name="Text">What to type.</param>
public sealed record CodeSpan(string Text) : Span;

/// <summary>A point in time, shown in the reader's own time zone where the platform can.</summary>
/// <param name="At">The point in time.</param>
/// <param name="DayOnly">Whether the hour is left out.</param>
public sealed record MomentSpan(DateTimeOffset At, bool DayOnly = false) : Span;

/// <summary>A web address, shown with its host in clear, never hidden behind other words.</summary>
/// <param name="Url">An absolute http or https address.</param>
public sealed record LinkSpan(Uri Url) : Span;

/// <summary>A channel, which the platform turns into a link to it. Nobody is notified.</summary>
/// <param name="Channel">The channel.</param>
public sealed record ChannelSpan(ChannelRef Channel) : Span;

/// <summary>An account, which the platform shows by its name. Nobody is notified.</summary>
/// <param name="Member">The account.</param>
public sealed record MemberSpan(MemberRef Member) : Span;

/// <summary>A group of accounts. Nobody is notified: where a mention would do that, its name stands there.</summary>
/// <param name="Group">The group.</param>
/// <param name="Name">What people call it, as far as it is known; whoever named it is a person, so it is escaped.</param>
public sealed record GroupSpan(GroupRef Group, string? Name = null) : Span
{
    /// <summary>The group in words.</summary>
    public string InWords => Name is { Length: > 0 } name ? name : Group.Id;
}
