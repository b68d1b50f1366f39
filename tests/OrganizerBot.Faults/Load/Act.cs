using System.Collections.Concurrent;

namespace OrganizerBot.Faults.Load;

/// <summary>One act of a member: one delivery of its platform, however often it arrives.</summary>
/// <param name="Member">Whose.</param>
/// <param name="Signs">Whether they sign, or withdraw.</param>
/// <param name="Request">The signed request.</param>
internal sealed record Act(Member Member, bool Signs, byte[] Request)
{
    /// <summary>What was answered, each time it arrived.</summary>
    public ConcurrentQueue<Answer> Told { get; } = new();

    /// <summary>What it does when it is the first that does it.</summary>
    public Answer Effect => Signs ? Answer.Signed : Answer.Withdrawn;

    /// <summary>What it answers when there is nothing to do.</summary>
    public Answer NoEffect => Signs ? Answer.AlreadySigned : Answer.NotSigned;

    /// <inheritdoc/>
    public override string ToString() => $"{Member} {(Signs ? "signs" : "withdraws")}, told {string.Join(", ", Told)}";
}
