using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;

namespace OrganizerBot.Commands;

/// <summary>What became of a delivery that was being stored when the database went away: its inbox row is written with its effect or not at all, so whoever finds the one knows of the other.</summary>
internal sealed class Aftermath(OrganizerDb db, KeyFile file)
{
    /// <summary>Whether it is stored; null when the database cannot be asked.</summary>
    public async Task<bool?> IsStoredAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var key = InboxEntry.KeyOf(file, visitor);
        try
        {
            return await db.Inbox.AnyAsync(entry => entry.Key == key, cancellationToken);
        }
        catch (DbException)
        {
            return null;
        }
    }
}
