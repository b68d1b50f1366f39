using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That the key file opens every key in the database, and that no replacement of keys was left half done.</summary>
internal sealed class WrappedKeysCheck : ICheck
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public string About => "keys in the database";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        if (bot.Keys is not { } file || await bot.AskAsync(db => db.WrappedKeys.AsNoTracking().ToListAsync(cancellationToken)) is not { } keys)
        {
            return [];
        }

        List<Finding> found = [];
        if (keys.Count(key => !file.Opens(key)) is > 0 and var closed)
        {
            found.Add(Finding.Wrong("Storage:KeysDirectory", $"{closed} of {keys.Count} keys in the database do not open with the key file: they do not belong together.", "Bring back the key file that belongs to this database, or restore a backup that belongs to the key file."));
        }

        if (file.Rotating.Any(community => file.GenerationsOf(community).Values.Max() < bot.Clock.GetUtcNow() - LongAgo))
        {
            found.Add(Finding.Wrong("Storage:KeysDirectory", "A replacement of keys was begun more than an hour ago and is not finished: what members erased can still be opened in old backups.", "Let the bot run: it goes on each minute. If it does run, its log says what is in the way."));
        }

        return found;
    }
}
