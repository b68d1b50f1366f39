using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Storage.Sqlite;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>A healthy bot that runs in the town, with members and campaigns on both platforms, and as many copies of it as tests want to spoil.</summary>
public sealed class Clinic : IAsyncLifetime
{
    internal LiveTown Town { get; } = new() { Receive = TownReceive.Http };

    internal string Data => Town.Folder["town/bot"];

    internal string Keys => Town.Folder["town/keys"];

    internal Uri BotAddress => Town.Town.Addresses.Bot;

    /// <summary>What the running bot was told.</summary>
    internal Dictionary<string, string?> Settings
    {
        get
        {
            var settings = new Dictionary<string, string?>
            {
                ["Storage:DataDirectory"] = Data,
                ["Storage:KeysDirectory"] = Keys,
                ["Web:PublicUrl"] = BotAddress.ToString(),
                ["Operator:Name"] = "Works council (invented)",
            };
            foreach (var (name, value) in Town.Town.Platforms.SelectMany(platform => platform.BotSettings))
            {
                settings[name] = value;
            }

            // With these a bot token may be left out.
            settings.Remove("Slack:ClientId");
            settings.Remove("Slack:ClientSecret");
            return settings;
        }
    }

    public async ValueTask InitializeAsync()
    {
        // As the program does before it makes a file: these are the first it makes where no other test came before.
        OwnFiles.Insist();
        await Town.InitializeAsync();
        var (code, _, errors) = await Terminal.TypesAsync(["backup", Town.Folder["whole.db"], .. Line(Settings)]);
        Assert.True(code == 0, errors);
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();

    /// <summary>Settings as they are typed.</summary>
    internal static IEnumerable<string> Line(IEnumerable<KeyValuePair<string, string?>> settings) => settings.Where(setting => setting.Value is not null).Select(setting => $"--{setting.Key}={setting.Value}");

    /// <summary>A bot that is stopped, with a copy of the database and of the key file.</summary>
    internal Ward Admit()
    {
        var ward = new Ward(Settings);
        Directory.CreateDirectory(ward.Data);
        Directory.CreateDirectory(ward.Keys);
        File.Copy(Town.Folder["whole.db"], ward.Database);
        using (var connection = new SqliteConnection($"Data Source={ward.Database};Pooling=False"))
        {
            connection.Open();
            using var wal = new SqliteCommand("PRAGMA journal_mode=WAL", connection);
            wal.ExecuteNonQuery();
        }

        File.Copy(KeyFile.PathIn(Keys), KeyFile.PathIn(ward.Keys));
        return ward;
    }
}

/// <summary>A copy of the healthy bot, to be spoiled.</summary>
internal sealed class Ward : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Ward(Dictionary<string, string?> settings)
    {
        Settings = settings;
        Settings["Storage:DataDirectory"] = Data;
        Settings["Storage:KeysDirectory"] = Keys;
        Settings["urls"] = "http://127.0.0.1:0";
    }

    public Dictionary<string, string?> Settings { get; }

    /// <summary>What has to be put away afterwards.</summary>
    public List<IAsyncDisposable> Things { get; } = [];

    public string Data => _folder["data"];

    public string Keys => _folder["keys"];

    public string Backups => _folder["data/backups"];

    public string Database => _folder["data/organizer.db"];

    public string KeyFile => OrganizerBot.Keys.KeyFile.PathIn(Keys);

    /// <summary>A path in its folder.</summary>
    public string this[string name] => _folder[name];

    public Task<(int Code, string Output, string Errors)> Types(params string[] words) => Terminal.TypesAsync([.. words, .. Clinic.Line(Settings)]);

    /// <summary>Changes its database as a program that is not the bot would.</summary>
    public void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
#pragma warning disable CA2100 // The test's own words.
        using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Looks into its database, or changes it through the model.</summary>
    public async Task<T> Look<T>(Func<OrganizerDb, Task<T>> look)
    {
        await using var db = new SqliteOrganizerDb(new DbContextOptionsBuilder<SqliteOrganizerDb>().UseSqlite($"Data Source={Database};Pooling=False").Options);
        return await look(db);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var thing in Things)
        {
            await thing.DisposeAsync();
        }

        _folder.Dispose();
    }
}
