using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Refusals;

/// <summary>At each full hour, what was published without a moderator until then becomes what digests know. Which hour that was last is kept in the database: replicas share it, and a restart does not begin it anew.</summary>
/// <remarks>Digests may be asked for, or come, every minute: if they knew of a refusal at once they would tell in which minute somebody refused.</remarks>
internal sealed class SettledHour(OrganizerDb db, TimeProvider clock)
{
    private const string Name = "refusals.settled";

    /// <summary>Keeps the hour, with this saving, unless it was kept.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        var hour = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);
        var kept = await db.Settings.FirstOrDefaultAsync(setting => setting.Name == Name, cancellationToken);
        if (kept?.Value == hour)
        {
            return;
        }

        kept?.Change(hour);
        if (kept is null)
        {
            db.Add(Setting.Of(Name, hour));
        }

        foreach (var refusal in await db.Refusals.Where(refusal => refusal.State == RefusalState.Published && !refusal.IsSettled).ToListAsync(cancellationToken))
        {
            refusal.Settle();
        }
    }
}
