using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>A kind of thing that is signed: petitions, pledges.</summary>
public interface ISheetShelf
{
    /// <summary>Those that the caller may see, and that were ever open, the newest first.</summary>
    Task<IReadOnlyList<ShelvedSheet>> VisibleAsync(Caller caller, CancellationToken cancellationToken);
}

/// <summary>A petition or a pledge among others.</summary>
/// <param name="Verb">Which words are used: <c>signing</c> or <c>pledging</c>.</param>
/// <param name="Sheet">Its sheet.</param>
/// <param name="Mention">One line about it.</param>
/// <param name="Admit">What moderators type to admit signatures that are held; null for those whose community does not answer for it.</param>
/// <param name="Tally">What is typed to see its tally.</param>
public sealed record ShelvedSheet(string Verb, Sheet Sheet, Prose Mention, CommandLine? Admit, CommandLine Tally);
