using System.Data.Common;
using OrganizerBot.Storage;
using OrganizerBot.Storage.Postgres;

namespace OrganizerBot.Operations.Doctor;

/// <summary>The PostgreSQL server: it answers, has this version's form, stores what it says it stores, confines the bot's role, and has the same clock.</summary>
internal sealed class PostgresCheck : ICheck
{
    private const string Setting = "Storage:Connection";
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string About => "PostgreSQL";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        if (bot.Storage?.Engine != StorageProvider.Postgres)
        {
            return Task.FromResult<IReadOnlyList<Finding>>([]);
        }

        var engine = bot.Parts.GetRequiredService<PostgresEngine>();
        try
        {
            return Task.FromResult<IReadOnlyList<Finding>>([.. Look(bot, engine)]);
        }
        catch (DbException e)
        {
            return Task.FromResult<IReadOnlyList<Finding>>([Finding.Wrong(
                Setting, $"The database {engine.Name} does not answer ({e.Message}).", "Look whether the server runs and can be reached from here, and whether the role and its password are right.")]);
        }
    }

    private static IEnumerable<Finding> Look(Patient bot, PostgresEngine engine)
    {
        if (!engine.IsThere)
        {
            yield return Finding.Note(Setting, $"There is no database {engine.Name} yet.", "The bot makes it when it first starts, if its role may; or make it: CREATE DATABASE organizer OWNER organizerbot.");
            yield break;
        }

        foreach (var (what, fix) in engine.Faults)
        {
            yield return Finding.Wrong(Setting, what, fix);
        }

        using var scope = bot.Parts.CreateScope();
        var schema = scope.ServiceProvider.GetRequiredService<Schema>();
        if (schema.Strangers is [{ } stranger, ..])
        {
            yield return Finding.Wrong(Setting, $"Another version of OrganizerBot made the database (it knows {stranger}).", "Start that version, or put a dump from before it back with pg_restore.");
        }
        else if (schema.Pending is [{ } pending, ..])
        {
            yield return Finding.Note(Setting, $"The database is of an older version: {pending} is to be added.", "The next start does it. Make a dump with pg_dump first; organizerbot migrate --dry-run tells what would happen.");
        }

        if (Offset(bot, engine) is { } off && off.Duration() > Most)
        {
            yield return Finding.Wrong("clock", $"The clock here is {off.Duration().TotalSeconds:0} seconds {(off > TimeSpan.Zero ? "ahead of" : "behind")} the database's.", "Let both systems set their clocks by NTP (timedatectl set-ntp true).");
        }
    }

    /// <summary>How far the bot's clock is ahead of the server's.</summary>
    private static TimeSpan Offset(Patient bot, PostgresEngine engine)
    {
        var before = bot.Clock.GetUtcNow();
        var there = new DateTimeOffset(engine.Ask<DateTime>("SELECT clock_timestamp()"));
        return before + ((bot.Clock.GetUtcNow() - before) / 2) - there;
    }
}
