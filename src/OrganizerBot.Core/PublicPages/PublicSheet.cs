using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
using OrganizerBot.Pledges;
using OrganizerBot.Signing;

namespace OrganizerBot.PublicPages;

/// <summary>A petition or a pledge on a public page. Nobody's name stands under it there.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Code">What people type.</param>
/// <param name="Title">Its title; of a pledge the beginning of its statement.</param>
/// <param name="Text">What is signed.</param>
/// <param name="Sheet">Its sheet.</param>
/// <param name="Count">What has been released.</param>
/// <param name="IsOpen">Whether more may sign.</param>
/// <param name="State">Where it stands, in words.</param>
public sealed record PublicSheet(PublicSheetKind Kind, Code Code, string Title, string Text, Sheet Sheet, ReleasedCount Count, bool IsOpen, Func<Words, string> State)
{
    /// <summary>To whom a petition is addressed; null for a pledge.</summary>
    public string? Addressee { get; init; }

    /// <summary>The day on which a petition was delivered, if it was.</summary>
    public DateOnly? DeliveredOn { get; init; }

    /// <summary>What the addressee answered, if it did.</summary>
    public PetitionAnswer? Answer { get; init; }

    /// <summary>What came of it since it closed.</summary>
    public Func<Words, IEnumerable<Node>> Since { get; init; } = _ => [];

    /// <summary>The latest checkpoint of its tally as it was signed, if there is one.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>The mark of its latest checkpoint, to compare with the chat; null before the first.</summary>
    public Prose? Mark(Words words) => Count.Mark is { } mark ? Counts.Mark(words, mark) : null;

    private string Verb => Kind == PublicSheetKind.Petition ? PetitionMessages.Verb : PledgeMessages.Verb;

    /// <summary>What a member types in the chat to sign it.</summary>
    public string Line => Kind == PublicSheetKind.Petition ? $"/petition sign petition:{Code}" : $"/pledge make pledge:{Code}";

    /// <summary>The bar towards the goal, as a card shows it.</summary>
    public Progress Progress(Words words) => Counts.Progress(words, Sheet, Count, Kind == PublicSheetKind.Petition ? "petition.signatures" : "pledge.made");

    /// <summary>Why its number is silent, and the mark of its tally, as a card says it.</summary>
    public IEnumerable<Node> Notes(Words words) => Counts.Notes(words, Verb, Sheet, Count, IsOpen);

    /// <summary>A petition.</summary>
    internal static PublicSheet Of(Petition petition, ReleasedCount count, DateTimeOffset now) => new(
        PublicSheetKind.Petition, petition.Code, petition.Title, petition.Text, petition.Sheet, count, petition.StateAt(now) == PetitionState.Open,
        words => words.Plain($"petition.is.{petition.StateAt(now).ToString().ToLowerInvariant()}"))
    {
        Addressee = petition.Addressee,
        DeliveredOn = petition.DeliveredOn,
        Answer = petition.Answer,
        Since = words => LetterMessages.Since(words, petition),
    };

    /// <summary>A pledge.</summary>
    internal static PublicSheet Of(Pledge pledge, ReleasedCount count, DateTimeOffset now) => new(
        PublicSheetKind.Pledge, pledge.Code, PledgeMessages.Title(pledge).Value, pledge.Statement, pledge.Sheet, count, pledge.StateAt(now) == PledgeState.Open,
        words => PledgeMessages.State(words, pledge, now));
}

/// <summary>What is signed.</summary>
public enum PublicSheetKind
{
    /// <summary>A petition.</summary>
    Petition,

    /// <summary>A pledge.</summary>
    Pledge,
}
