using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>A part of a digest. Features write their own; the digest sees none of them.</summary>
public interface IDigestSection
{
    /// <summary>Its place, from the top.</summary>
    int Order { get; }

    /// <summary>Makes ready, in a unit of work of its own: each minute, and before digests that are due are composed.</summary>
    Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gathers what is new.</summary>
    Task<DigestSection> ComposeAsync(DigestScope scope, CancellationToken cancellationToken);

    /// <summary>Notes, in the unit of work that writes the digest, that it tells these keys.</summary>
    Task NoteAsync(IReadOnlyList<string> news, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>For whom a digest is composed.</summary>
/// <param name="Community">The community whose channel it goes to.</param>
/// <param name="Words">The community's words.</param>
/// <param name="Told">What this digest has told before.</param>
/// <param name="At">The end of the window.</param>
public sealed record DigestScope(Id<Community> Community, Words Words, IReadOnlySet<string> Told, DateTimeOffset At)
{
    /// <summary>The keys of what the sections above tell for the first time and what is thereby released. Empty where the digest is only looked at.</summary>
    public IReadOnlyList<string> News { get; init; } = [];
}

/// <summary>What a section has to say.</summary>
/// <param name="Nodes">The words, or none.</param>
/// <param name="News">The keys of what is told for the first time; a digest without any may be left out.</param>
/// <param name="Held">By which rules something may wait, for moderators only. It is said whether or not something does.</param>
public sealed record DigestSection(IReadOnlyList<Node> Nodes, IReadOnlyList<string> News, IReadOnlyList<Prose> Held)
{
    /// <summary>Buttons that belong to it, at most five.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>Whether it says the same again and again, such as where a campaign stands: it goes below what is new, and is no reason for a digest.</summary>
    public bool IsStanding { get; init; }

    /// <summary>Nothing to say.</summary>
    public static DigestSection Empty { get; } = new([], [], []);
}
