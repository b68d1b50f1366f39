using System.Security.Cryptography;

namespace OrganizerBot.Discord;

/// <summary>What is left to chance on the Gateway, so that many bots do not call at the same moment. Only tests know it beforehand.</summary>
/// <param name="Share">A number from 0 to under 1.</param>
internal sealed record DiscordSocketLuck(Func<double> Share)
{
    private const int Steps = 1 << 30;

    /// <summary>Each number is as likely as any other.</summary>
    public static DiscordSocketLuck Fair { get; } = new(() => (double)RandomNumberGenerator.GetInt32(Steps) / Steps);
}
