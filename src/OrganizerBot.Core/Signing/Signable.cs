using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>A petition or a pledge as whoever signs it sees it.</summary>
/// <param name="Verb">Which words are used: <c>signing</c> or <c>pledging</c>.</param>
/// <param name="Sheet">Where the names go.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Sign">The command that puts the caller's name under it.</param>
/// <param name="Withdraw">The command that takes it back.</param>
/// <param name="Receipt">The command that gives a receipt.</param>
/// <param name="Named">The sentence that says where a name will be shown.</param>
internal sealed record Signable(string Verb, Sheet Sheet, UserText Title, CommandLine Sign, CommandLine Withdraw, CommandLine Receipt, Prose Named)
{
    /// <summary>What else whoever signs must know before, or nothing.</summary>
    public Prose? Notice { get; init; }
}
