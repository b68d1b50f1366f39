using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;

namespace OrganizerBot.Operations.Doctor;

/// <summary>The key file: there, whole, and readable by the bot alone.</summary>
internal sealed class KeyFileCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "key file";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        if (bot.Storage is not { } storage)
        {
            return [];
        }

        if (!File.Exists(KeyFile.PathIn(storage.KeysDirectory)))
        {
            return await bot.AskAsync(db => db.WrappedKeys.Take(1).ToListAsync(cancellationToken)) is { Count: > 0 }
                ? [Finding.Wrong("Storage:KeysDirectory", $"The database holds keys, and there is no key file in {storage.KeysDirectory} to open them: nothing that members wrote can be read.", "Bring organizerbot-keys.json back from its own backup, with mode 0600. Nothing else opens the database.")]
                : [];
        }

        if (WhyNot(storage.KeysDirectory, bot.Clock) is not { } why)
        {
            return [];
        }

        var end = why.IndexOf(". ", StringComparison.Ordinal);
        return [Finding.Wrong("Storage:KeysDirectory", end < 0 ? why : why[..(end + 1)], end < 0 ? "Let the user that the bot runs as read it." : why[(end + 2)..])];
    }

    private static string? WhyNot(string folder, TimeProvider clock)
    {
        try
        {
            KeyFile.Look(folder, clock);
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or UnauthorizedAccessException or IOException)
        {
            return e.Message;
        }
    }
}
