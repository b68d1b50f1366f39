using OrganizerBot.Keys;

namespace OrganizerBot.Operations.Doctor;

/// <summary>The key file: there, whole, and readable by the bot alone.</summary>
internal sealed class KeyFileCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "key file";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>([.. Look(bot)]);

    private static IEnumerable<Finding> Look(Patient bot)
    {
        if (bot.Storage is not { } storage)
        {
            yield break;
        }

        if (!File.Exists(KeyFile.PathIn(storage.KeysDirectory)))
        {
            if (bot.HasDatabase)
            {
                yield return Finding.Wrong("Storage:KeysDirectory", $"There is a database, and no key file in {storage.KeysDirectory}: nothing that members wrote can be opened.", "Bring organizerbot-keys.json back from its own backup, with mode 0600. Nothing else opens the database.");
            }

            yield break;
        }

        if (WhyNot(storage.KeysDirectory, bot.Clock) is { } why)
        {
            var end = why.IndexOf(". ", StringComparison.Ordinal);
            yield return Finding.Wrong("Storage:KeysDirectory", end < 0 ? why : why[..(end + 1)], end < 0 ? "Let the user that the bot runs as read it." : why[(end + 2)..]);
        }
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
