using System.Globalization;
using OrganizerBot.Faults.Digests;
using OrganizerBot.Faults.Kills;
using OrganizerBot.Faults.Stores;
using OrganizerBot.Storage;

namespace OrganizerBot.Faults;

/// <summary>Runs the trials, one after the other, and prints what came of them.</summary>
internal static class FaultRun
{
    /// <summary>Runs what was asked for.</summary>
    /// <returns>0 when nothing was lost, nothing was there twice, nobody was told what was not so, and faults were made at all.</returns>
    public static async Task<int> RunAsync(FaultOptions options)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var engine = options.Engine.ToString().ToLowerInvariant();
        Console.WriteLine($"{engine}, {options.Time.TotalMinutes:0.#} minutes, seed {options.Seed}");
        var verdict = new Verdict();
        var folder = Directory.CreateTempSubdirectory("organizerbot-faults-").FullName;
        try
        {
            await using var server = options.Engine == StorageProvider.Postgres ? await PostgresServer.StartAsync() : null;
            await TryAsync(options, server, folder, verdict);
        }
#pragma warning disable CA1031 // Whatever a trial ended with, what was found until then is told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            verdict.Miss($"a trial did not come to its end: {e}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var line in verdict.Findings.Take(40).Concat(verdict.Faults))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine($"{engine}: {verdict.Kills} kills, {verdict.Acknowledged} acknowledged, {verdict.Lost} lost, {verdict.Duplicated} duplicated");
        return verdict is { Lost: 0, Duplicated: 0, Wrong: 0, Kills: > 0, Acknowledged: > 0 } ? 0 : 1;
    }

    private static async Task TryAsync(FaultOptions options, PostgresServer? server, string folder, Verdict verdict)
    {
        var time = options.Only is null ? options.Time / 2 : options.Time;
        if (options.Only is null or "kills")
        {
            await KillTrial.RunAsync(await NewStoreAsync("kills"), time, options.Seed, verdict);
        }

        if (options.Only is null or "digests")
        {
            await DigestTrial.RunAsync(await NewStoreAsync("digests"), Path.Combine(folder, "town"), time, options.Seed, verdict);
        }

        if (options.Only is null or "core")
        {
            await CoreTrial.RunAsync(await NewStoreAsync("core"), options.Only is null ? time / 2 : time, options.Seed, verdict);
        }

        if (options.Only is "disk" && server is null)
        {
            await DiskTrial.RunAsync(new SqliteStore(Path.Combine(folder, "disk")), time, options.Seed, verdict);
        }

        async Task<IStore> NewStoreAsync(string trial) =>
            server is null ? new SqliteStore(Path.Combine(folder, trial)) : await server.NewStoreAsync(trial, Path.Combine(folder, trial));
    }
}
