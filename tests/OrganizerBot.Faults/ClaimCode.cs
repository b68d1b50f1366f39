using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OrganizerBot.Faults;

/// <summary>The code by which a Slack workspace gets its first moderator, as the bot's operator asks for it.</summary>
internal static partial class ClaimCode
{
    /// <summary>Asks the bot's program.</summary>
    public static async Task<string> AskAsync(IReadOnlyDictionary<string, string?> settings, string workspace)
    {
        var start = new ProcessStartInfo(BotProcess.Program[0], [.. BotProcess.Program.Skip(1), "claim-code", workspace]) { RedirectStandardOutput = true };
        BotProcess.Set(start, settings);

        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Typed().Match(said) is { Success: true } typed ? typed.Groups[1].Value : throw new InvalidOperationException($"The bot's program told no claim code: {said}");
    }

    [GeneratedRegex(@"/organizer claim (\S+)")]
    private static partial Regex Typed();
}
