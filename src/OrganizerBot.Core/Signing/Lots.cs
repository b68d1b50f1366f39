using System.Security.Cryptography;

namespace OrganizerBot.Signing;

/// <summary>What is left to chance about when something is said of unnamed signatures. Whoever could foresee it could tell signers apart: it comes from the operating system's generator, and only tests know it beforehand.</summary>
/// <param name="HoldBack">How many are held back in a large group: between K and 3K, anew at each weekly hour.</param>
/// <param name="Margin">How many more than the goal must have signed before it is said, where only the goal is ever said: between none and K, once for each sheet.</param>
public sealed record Lots(Func<int> HoldBack, Func<int> Margin)
{
    /// <summary>Each number is as likely as any other.</summary>
    public static Lots Fair { get; } = new(
        () => RandomNumberGenerator.GetInt32(GroupSize.K, (3 * GroupSize.K) + 1),
        () => RandomNumberGenerator.GetInt32(0, GroupSize.K + 1));
}
