using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Storage;
using OrganizerBot.Storage.Sqlite;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>A backup is whole whatever happens meanwhile, and is restored whole or not at all.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private const int Signers = 200;

    private readonly TestBot _bot = new();

    [Fact]
    public async Task A_backup_taken_while_two_hundred_sign_is_one_moment_and_opens_again()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 400);
        using var underWay = new SemaphoreSlim(0);
        var signed = 0;
        var signing = Task.WhenAll(Enumerable.Range(0, Signers).Select(member => Task.Run(async () =>
        {
            Assert.Matches("^(Signed|Your signature)", await _bot.Member($"member{member}").Hears($"/petition sign {code} as:counted"));
            Interlocked.Increment(ref signed);
            underWay.Release();
        })));

        for (var first = 0; first < 20; first++)
        {
            await underWay.WaitAsync(TestContext.Current.CancellationToken);
        }

        var before = Volatile.Read(ref signed);
        var backup = await _bot.IsBackedUp();
        var after = Volatile.Read(ref signed);
        await signing;

        var signatures = Count(backup, "Signatures");
        Assert.InRange(signatures, before, Signers);
        Assert.Equal(Signers, Count(_bot.Folder["data/organizer.db"], "Signatures"));

        await using var again = await RestoredAsync(backup);
        Assert.Equal(signatures, Count(again.Folder["data/organizer.db"], "Signatures"));
        Assert.StartsWith("You've already signed", await again.Member(await SignerInAsync(again, code)).Hears($"/petition sign {code} as:counted"), StringComparison.Ordinal);
        Figures.Say($"Backup while {Signers} sign: {before} acknowledged before it, {after} when it was done, {signatures} in it; restored {signatures}, counts agree");
    }

    [Fact]
    public async Task The_folder_of_backups_is_one_before_it_is_there()
    {
        // Not the running bot's own: by its clock what this makes today is older than a month, and is cleared away.
        var folder = _bot.Folder["shelf"];

        await _bot.Gets("backup", folder, $"--Storage:BackupDirectory={folder}");

        Assert.Matches(@"organizer-\d{8}-\d{6}\.db$", Assert.Single(Directory.GetFiles(folder)));
    }

    [Fact]
    public async Task While_the_bot_runs_nothing_is_put_in_its_place()
    {
        var backup = await _bot.IsBackedUp();
        // The running bot itself notes the hour among its settings.
        var before = Tables.In(_bot.Folder["data/organizer.db"], "Settings");

        var (code, _, errors) = await _bot.Types("restore", backup);

        Assert.Equal(ExitCode.BotRuns, code);
        Assert.Contains("Stop it and restore again; with --rehearse you can try it meanwhile.", errors, StringComparison.Ordinal);
        Tables.Same(before, Tables.In(_bot.Folder["data/organizer.db"], "Settings"), "A refused restoration");
    }

    [Fact]
    public async Task A_rehearsal_looks_at_everything_and_leaves_no_trace()
    {
        var code = await _bot.HasAnOpenPetition();
        await _bot.Member("Ana").Says($"/petition sign {code} as:named");
        await _bot.Publishes(await _bot.SheetOf(code));
        var backup = await _bot.IsBackedUp();
        Assert.Contains("signatures 1", await _bot.Gets("restore", backup, "--rehearse"), StringComparison.Ordinal);

        using var elsewhere = new TemporaryFolder();
        Directory.CreateDirectory(elsewhere["data"]);
        BackupScenes.TakesKeysOf(elsewhere["keys"], _bot);
        File.Copy(backup, elsewhere["whole.db"]);
        var before = BackupScenes.Files(elsewhere[""]);
        var (fine, output, errors) = await Terminal.TypesAsync("restore", elsewhere["whole.db"], "--rehearse", $"--Storage:DataDirectory={elsewhere["data"]}", $"--Storage:KeysDirectory={elsewhere["keys"]}");

        Assert.True(fine == ExitCode.Fine, errors);
        Assert.Contains("communities 1, campaigns 1, petitions 1, pledges 0, signatures 1", output, StringComparison.Ordinal);
        Assert.Matches("Keys that open: all [1-9][0-9]*[.] Tallies that hold: all 1[.]", output);
        Assert.EndsWith("nothing was changed.\n", output, StringComparison.Ordinal);
        Assert.Equal(before, BackupScenes.Files(elsewhere[""]));
    }

    [Fact]
    public async Task Without_the_key_file_that_belongs_to_it_it_is_refused()
    {
        await _bot.HasAnOpenPetition();
        var backup = await _bot.IsBackedUp();
        await using var stranger = new TestBot();
        await stranger.InitializeAsync();
        await stranger.HasAnOpenPetition();
        var killed = stranger.CopiesItsDatabase("killed");
        var before = Tables.In(killed);

        var (code, _, errors) = await Terminal.TypesAsync("restore", backup, $"--Storage:DataDirectory={Path.GetDirectoryName(killed)}", $"--Storage:KeysDirectory={stranger.Folder["keys"]}");

        Assert.Equal(ExitCode.WrongFile, code);
        Assert.Matches("It cannot be restored. [0-9]+ of its [0-9]+ keys do not open with the key file", errors);
        Tables.Same(before, Tables.In(killed), "A refused restoration");
        Assert.False(File.Exists(killed + ".restoring"));
    }

    [Fact]
    public async Task After_keys_were_replaced_an_older_backup_is_refused_and_a_new_one_is_not()
    {
        await _bot.HasAnOpenPetition();
        var older = await _bot.IsBackedUp("older.db");
        await _bot.Gets("keys", "rotate");
        await _bot.SweepsKeys();
        await _bot.SweepsAfter(KeyScenes.InFlight);
        var newer = await _bot.IsBackedUp("newer.db");

        Assert.Equal(ExitCode.WrongFile, (await _bot.Types("restore", older, "--rehearse")).Code);
        Assert.Equal(ExitCode.Fine, (await _bot.Types("restore", newer, "--rehearse")).Code);
    }

    [Theory]
    [InlineData("garbage", "It cannot be read as a database")]
    [InlineData("cut", "It cannot be read as a database")]
    [InlineData("overwritten", "It is damaged")]
    [InlineData("foreign", "not one of OrganizerBot's")]
    [InlineData("in use", "lies beside it")]
    public async Task What_is_no_whole_backup_is_refused_in_a_sentence(string kind, string why)
    {
        var file = await _bot.IsBackedUp();
        switch (kind)
        {
            case "garbage":
                await File.WriteAllTextAsync(file, new string('x', 10_000));
                break;
            case "cut":
                await File.WriteAllBytesAsync(file, File.ReadAllBytes(file)[..^(40 * 4096)]);
                break;
            case "overwritten":
                var bytes = await File.ReadAllBytesAsync(file);
                bytes.AsSpan(bytes.Length - (10 * 4096), 4096).Fill(0x55);
                await File.WriteAllBytesAsync(file, bytes);
                break;
            case "foreign":
                File.Delete(file);
                SqliteFileOf(file, "CREATE TABLE Recipes(Name TEXT)");
                break;
            default:
                await File.WriteAllTextAsync(file + "-wal", "frames");
                break;
        }

        var (code, _, errors) = await _bot.Types("restore", file, "--rehearse");

        Assert.Equal(ExitCode.WrongFile, code);
        Assert.Contains(why, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_step_a_crash_interrupts_the_old_database_or_the_new_one_is_there_whole()
    {
        var code = await _bot.HasAnOpenPetition();
        await _bot.Member("Ana").Says($"/petition sign {code} as:named");
        var backup = await _bot.IsBackedUp();
        await _bot.Member("Ben").Says($"/petition sign {code} as:named");

        // As a bot leaves it that was killed: the second signature may stand in the write-ahead log only.
        var killed = Path.GetDirectoryName(_bot.CopiesItsDatabase("killed"))!;
        Assert.True(new FileInfo(Path.Combine(killed, "organizer.db-wal")).Length > 0);
        List<string> crashes = [Copy(killed, "crash-0")];
        var restoration = new SqliteRestoration(new StorageOptions { DataDirectory = killed }) { Reached = step => crashes.Add(Copy(killed, $"crash-{step}")) };
        restoration.Bring(backup);
        restoration.Replace();
        crashes.Add(killed);

        List<int> found = [];
        foreach (var crash in crashes)
        {
            await using var bot = new TestBot();
            Directory.Move(crash, bot.Folder["data"]);
            BackupScenes.TakesKeysOf(bot.Folder["keys"], _bot);
            await bot.InitializeAsync();
            Assert.Equal(["ok"], SqliteFile.Ask(SqliteFile.Living(bot.Folder["data/organizer.db"]), "PRAGMA integrity_check"));
            Assert.False(File.Exists(bot.Folder["data/organizer.db.restoring"]));
            found.Add(Count(bot.Folder["data/organizer.db"], "Signatures"));
            Assert.Contains($"{found[^1]} signature", await bot.Member("Eve").Hears($"/petition show {code}"), StringComparison.Ordinal);
        }

        Assert.Equal([2, 2, 2, 1, 1], found);
        Figures.Say($"Restore: a crash at {crashes.Count} points left the old database {found.Count(two => two == 2)} times and the new one {found.Count(one => one == 1)} times, whole each time");
    }

    [Fact]
    public async Task The_database_that_was_there_is_kept_as_a_backup()
    {
        var code = await _bot.HasAnOpenPetition();
        var backup = await _bot.IsBackedUp();
        await _bot.Member("Ana").Says($"/petition sign {code} as:named");
        var killed = Path.GetDirectoryName(_bot.CopiesItsDatabase("killed"))!;

        var (fine, output, errors) = await Terminal.TypesAsync("restore", backup, $"--Storage:DataDirectory={killed}", $"--Storage:KeysDirectory={_bot.Folder["keys"]}");

        Assert.True(fine == ExitCode.Fine, errors);
        Assert.Contains("Restored.", output, StringComparison.Ordinal);
        Assert.Equal(0, Count(Path.Combine(killed, "organizer.db"), "Signatures"));
        Assert.Equal(1, Count(Directory.GetFiles(Path.Combine(killed, "backups")).Single(), "Signatures"));
    }

    [Fact]
    public async Task A_damaged_database_is_replaced_and_its_files_are_kept()
    {
        await _bot.HasAnOpenPetition();
        var backup = await _bot.IsBackedUp();
        Directory.CreateDirectory(_bot.Folder["broken"]);
        await File.WriteAllTextAsync(_bot.Folder["broken/organizer.db"], new string('x', 10_000));

        var (code, output, errors) = await Terminal.TypesAsync("restore", backup, $"--Storage:DataDirectory={_bot.Folder["broken"]}", $"--Storage:KeysDirectory={_bot.Folder["keys"]}");

        Assert.True(code == ExitCode.Fine, errors);
        Assert.Contains("is damaged; its files are kept", output, StringComparison.Ordinal);
        Assert.Equal(1, Count(_bot.Folder["broken/organizer.db"], "Petitions"));
        Assert.Equal(new string('x', 10_000), await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(_bot.Folder["broken/backups"], "organizer-*.db.damaged"))));
    }

    [Fact]
    public async Task While_another_program_has_the_database_open_nothing_is_replaced()
    {
        var code = await _bot.HasAnOpenPetition();
        var backup = await _bot.IsBackedUp();
        await _bot.Member("Ana").Says($"/petition sign {code} as:named");
        var killed = _bot.CopiesItsDatabase("killed");
        using var reader = new SqliteConnection($"Data Source={killed};Pooling=False");
        reader.Open();
        using var reading = reader.BeginTransaction(deferred: true);
        Assert.Equal(1L, new SqliteCommand("SELECT COUNT(*) FROM Signatures", reader, reading).ExecuteScalar());

        var (refused, _, errors) = await Terminal.TypesAsync("restore", backup, $"--Storage:DataDirectory={Path.GetDirectoryName(killed)}", $"--Storage:KeysDirectory={_bot.Folder["keys"]}");

        Assert.Equal(ExitCode.BotRuns, refused);
        Assert.Contains("Another program has", errors, StringComparison.Ordinal);
        Assert.Equal(1, Count(killed, "Signatures"));
    }

    [Fact]
    public async Task A_backup_is_its_owners_alone_is_not_written_over_another_and_never_beside_the_key_file()
    {
        var file = await _bot.IsBackedUp();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal(ExitCode.CannotWrite, (await _bot.Types("backup", file)).Code);
        Assert.Equal(ExitCode.CannotWrite, (await _bot.Types("backup", _bot.Folder["keys"] + "/")).Code);
        Assert.Contains(_bot.Folder["shelf"], await _bot.Gets("backup", _bot.Folder["shelf/"]), StringComparison.Ordinal);
        Assert.Matches("organizer-[0-9]{8}-[0-9]{6}[.]db$", Directory.GetFiles(_bot.Folder["shelf"]).Single());
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    /// <summary>A new bot, in a folder of its own, on what was restored from a backup.</summary>
    private async Task<TestBot> RestoredAsync(string backup)
    {
        var again = new TestBot();
        BackupScenes.TakesKeysOf(again.Folder["keys"], _bot);
        await again.Gets("restore", backup);
        await again.InitializeAsync();
        return again;
    }

    /// <summary>Somebody whose signature is in the database.</summary>
    private static async Task<string> SignerInAsync(TestBot bot, string code)
    {
        var sheet = await bot.SheetOf(code);
        var keys = new SheetKeys(sheet.Id.Value, (await bot.KeyOf(sheet))!.Open(bot.KeysOnDisk()));
        var there = await bot.LookAsync(db => db.Signatures.Where(signature => signature.SheetId == sheet.Id).Select(signature => signature.Pseudonym).ToListAsync());
        return Enumerable.Range(0, Signers).Select(member => $"member{member}").First(name => there.Exists(who => who.SequenceEqual(keys.Pseudonym(new Account(bot.Member(name).Community, name))!)));
    }

    private string Copy(string folder, string name)
    {
        Directory.CreateDirectory(_bot.Folder[name]);
        foreach (var file in Directory.GetFiles(folder))
        {
            File.Copy(file, Path.Combine(_bot.Folder[name], Path.GetFileName(file)));
        }

        return _bot.Folder[name];
    }

    private static int Count(string file, string table) => int.Parse(SqliteFile.Ask(SqliteFile.Living(file), $"SELECT COUNT(*) FROM \"{table}\"").Single(), null);

    private static void SqliteFileOf(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
#pragma warning disable CA2100 // The test's own words.
        using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
