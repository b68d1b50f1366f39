using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Signing;
using OrganizerBot.Storage.Sqlite;
using OrganizerBot.Support;
using Quartz;

namespace OrganizerBot.Keys;

/// <summary>What is done with keys each minute, done by hand, and what is then in the files.</summary>
internal static class KeyScenes
{
    public static readonly TimeSpan InFlight = KeyRotation.InFlight;

    /// <summary>Stops the clockwork, so that a test alone decides when something is looked at.</summary>
    public static async Task StandsStill(this TestBot bot)
    {
        var scheduler = await bot.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        await LiveTown.Until(() => scheduler.Status == SchedulerStatus.Running ? scheduler : null, "the clockwork to start");
        await scheduler.Shutdown(waitForJobsToComplete: true, TestContext.Current.CancellationToken);
    }

    /// <summary>Looks at all keys, as it is done each minute.</summary>
    public static Task SweepsKeys(this TestBot bot) => bot.Services.GetRequiredService<KeyKeeper>().SweepAsync(TestContext.Current.CancellationToken);

    /// <summary>Looks at everything that is due after a time.</summary>
    public static async Task SweepsAfter(this TestBot bot, TimeSpan time)
    {
        bot.Clock.Advance(time);
        await bot.Sweeps();
        await bot.SweepsKeys();
    }

    /// <summary>Asks for a rotation of a sheet's community, as whatever destroys something does.</summary>
    public static Task AsksRotation(this TestBot bot, Sheet sheet) => bot.RunAsync<IServiceProvider>(async services =>
    {
        await services.GetRequiredService<KeyRotation>().AskAsync(sheet.OwnerId.Value, TestContext.Current.CancellationToken);
        await services.GetRequiredService<IWriter>().SaveAsync(services.GetRequiredService<OrganizerDb>(), TestContext.Current.CancellationToken);
    });

    /// <summary>The key file as it is on the disk.</summary>
    public static KeyFile KeysOnDisk(this TestBot bot) => KeyFile.Open(bot.Folder["keys"], bot.Clock);

    /// <summary>The generations of a sheet's community on the disk.</summary>
    public static IEnumerable<int> GenerationsOnDisk(this TestBot bot, Sheet sheet) => bot.KeysOnDisk().GenerationsOf(sheet.OwnerId.Value).Keys.Order();

    /// <summary>All wrapped keys.</summary>
    public static Task<List<WrappedKey>> WrappedKeys(this TestBot bot) => bot.LookAsync(db => db.WrappedKeys.AsNoTracking().ToListAsync());

    /// <summary>The wrapped key of a sheet, or null once it was destroyed.</summary>
    public static Task<WrappedKey?> KeyOf(this TestBot bot, Sheet sheet) => bot.LookAsync(db => db.WrappedKeys.AsNoTracking().FirstOrDefaultAsync(key => key.Of == sheet.Id.Value));

    /// <summary>Copies the database's files, as a backup or a thief does.</summary>
    public static string CopiesItsDatabase(this TestBot bot, string name)
    {
        Assert.SkipWhen(bot.Connection is not null, TestDatabase.NotSqlite);
        Directory.CreateDirectory(bot.Folder[name]);
        foreach (var file in Directory.GetFiles(bot.Folder["data"], "organizer.db*"))
        {
            File.Copy(file, Path.Combine(bot.Folder[name], Path.GetFileName(file)));
        }

        return Path.Combine(bot.Folder[name], "organizer.db");
    }

    /// <summary>The wrapped keys of a copied database.</summary>
    public static async Task<List<WrappedKey>> WrappedKeysIn(string file)
    {
        await using var db = new SqliteOrganizerDb(new DbContextOptionsBuilder<SqliteOrganizerDb>().UseSqlite($"Data Source={file};Pooling=False").Options);
        return await db.WrappedKeys.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Whether bytes stand anywhere in the database or its log.</summary>
    public static bool HasOnDisk(this TestBot bot, ReadOnlySpan<byte> bytes)
    {
        foreach (var file in TestDatabase.FilesOf(bot))
        {
            if (File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
