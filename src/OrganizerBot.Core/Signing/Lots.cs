using System.Security.Cryptography;

namespace OrganizerBot.Signing;

/// <summary>What is left to chance about when something is said of unnamed signatures. Whoever could foresee it could tell signers apart: it comes from the operating system's generator, and only tests know it beforehand.</summary>
/// <param name="HoldBack">How many are held back in a large group: between K and 3K, anew at each weekly hour.</param>
/// <param name="Margin">How many more than the goal must have signed before it is said, where only the goal is ever said: between none and K, once for each sheet.</param>
public sealed record Lots(Func<int> HoldBack, Func<int> Margin)
{
    /// <summary>How many of so many stay behind when it is told where published signatures came from: as a rule at most 2K, and one time in eight any number, so that nothing is impossible.</summary>
    public Func<int, int> Untold { get; init; } = waiting =>
        RandomNumberGenerator.GetInt32(0, 1 + (RandomNumberGenerator.GetInt32(8) == 0 ? waiting : Math.Min(waiting, 2 * GroupSize.K)));

    /// <summary>Each number is as likely as any other.</summary>
    public static Lots Fair { get; } = new(
        () => RandomNumberGenerator.GetInt32(GroupSize.K, (3 * GroupSize.K) + 1),
        () => RandomNumberGenerator.GetInt32(0, GroupSize.K + 1));
}
