using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox.Discord;
using OrganizerBot.Storage;
using OrganizerBot.Storage.Sqlite;

namespace OrganizerBot.Operations;

/// <summary>One way in which a bot is set up wrongly.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Setting">The setting that must be named.</param>
/// <param name="Fix">Words of the sentence that says what to do.</param>
/// <param name="Spoil">Makes it so.</param>
/// <param name="Found">Where it is found.</param>
internal sealed record Misconfiguration(string Name, string Setting, string Fix, Func<Ward, Clinic, Task> Spoil, Found Found = Found.ByBoth)
{
    private const string OtherKey = "2c7e96e9ff1c4f60a2cb0f5e8fd2d1fc1cbd2d9b61b4cbb9ad9d0f0d6b2f3a11";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Misconfiguration> All { get; } = [.. Discord(), .. Slack(), .. Folders(), .. KeyFiles(), .. Databases(), .. Surroundings(), .. Addresses(), .. Outside()];

    private static IEnumerable<Misconfiguration> Discord() =>
    [
        Set("no application id", "Discord:ApplicationId", null, "General Information"),
        Set("an application id with letters", "Discord:ApplicationId", "organizer", "must be the number from the Developer Portal"),
        Set("the application id of another application", "Discord:ApplicationId", "1198000000000000001", "one and the same application", Found.ByDoctor),
        Set("no public key", "Discord:PublicKey", null, "General Information, Public Key"),
        Set("a public key that was cut", "Discord:PublicKey", OtherKey[..60], "64 hex digits"),
        new("the public key of another application", "Discord:PublicKey", "Copy it again", (ward, _) => Change(ward, "Discord:PublicKey", NewPublicKey()), Found.ByDoctor),
        Set("a way of hearing Discord that there is not", "Discord:Receive", "Gatway", "must be Gateway"),
        Set("the same, told back", "Discord:Receive", "Gatway", "and not \"Gatway\""),
        Set("a secret where a way of hearing Discord belongs", "Discord:Receive", "abc.def.ghi", "what was given is neither"),
        Set("a number of days that is none", "Discord:RetentionDays", "a month", "Give a whole number, or leave it out for 30"),
        Set("no Discord token", "Discord:BotToken", null, "Reset Token"),
        Set("a Discord token with Bot in front", "Discord:BotToken", "Bot abc.def.ghi", "without the word Bot"),
        Set("a Discord token that was reset", "Discord:BotToken", "abc.def.ghi", "Make a new one in the Developer Portal", Found.ByDoctor),
        Set("Discord over plain http", "Discord:ApiBaseUrl", "http://discord.example/api/v10", "http is allowed for this machine only"),
        Set("an empty address of Discord", "Discord:ApiBaseUrl", "", "Leave it out to use https://discord.com/api/v10"),
        Set("a Discord that is not there", "Discord:ApiBaseUrl", "http://127.0.0.1:9/api", "firewall", Found.ByDoctor),
        new("something else in Discord's place", "Discord:ApiBaseUrl", "Leave Discord:ApiBaseUrl out", async (ward, _) => await Change(ward, "Discord:ApiBaseUrl", await Put(ward, StandIn.WithStatusAsync(404))), Found.ByDoctor),
        Set("a slip in a name of Discord's section", "Discord:BotTokn", "abc", "Look for a slip", Found.ByDoctor),
        new("a command that Discord lost", "Discord:ApplicationId", "organizerbot commands register", async (ward, clinic) => await LosesACommandAsync(ward, clinic), Found.ByDoctor),
    ];

    private static IEnumerable<Misconfiguration> Slack() =>
    [
        Set("no app id", "Slack:AppId", null, "Basic Information"),
        Set("the workspace's id as app id", "Slack:AppId", "T012AB3C4", "Basic Information"),
        Set("no signing secret", "Slack:SigningSecret", null, "App Credentials"),
        Set("three signing secrets", "Slack:SigningSecret", "aaaaaaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbbbbbb,cccccccccccccccccccc", "two separated by a comma"),
        Set("a way of hearing Slack that there is not", "Slack:Receive", "Sockets", "must be Socket or Http, and not \"Sockets\""),
        Set("a secret where a way of hearing Slack belongs", "Slack:Receive", "xoxb-1-2-3", "must be Socket or Http, and what was given is neither"),
        Set("a number of days left empty", "Slack:RetentionDays", "", "leave it out for 30"),
        Set("no Slack token", "Slack:BotToken", null, "xoxb-"),
        Set("a person's token", "Slack:BotToken", "xoxp-1-2-3", "xoxb-"),
        Set("a Slack token that was revoked", "Slack:BotToken", "xoxb-1-2-3", "OAuth & Permissions", Found.ByDoctor),
        Set("Slack over plain http", "Slack:ApiBaseUrl", "http://slack.example/api/", "https://slack.com/api/"),
        Set("an address of Slack with a query", "Slack:ApiBaseUrl", "https://slack.com/api/?x=1", "https://slack.com/api/"),
        Set("a Slack that is not there", "Slack:ApiBaseUrl", "http://127.0.0.1:9/api/", "firewall", Found.ByDoctor),
        Set("a word that Slack keeps", "Slack:Command", "remind", "not a command of Slack's own"),
        Set("a word in capitals", "Slack:Command", "Organize", "one lower-case word"),
        Set("a slip in a name of Slack's section", "Slack:SigningSecrets", "abc", "Look for a slip", Found.ByDoctor),
        new("a token that may not post", "Slack:BotToken", "install the app again", async (ward, _) => await Change(ward, "Slack:ApiBaseUrl", await Put(ward, StandIn.WithJsonAsync("""{"ok":true,"team_id":"T0001"}""", ("x-oauth-scopes", "commands,channels:read")))), Found.ByDoctor),
        new("something else in Slack's place", "Slack:ApiBaseUrl", "Leave Slack:ApiBaseUrl out", async (ward, _) => await Change(ward, "Slack:ApiBaseUrl", await Put(ward, StandIn.WithJsonAsync("<html>"))), Found.ByDoctor),
    ];

    private static IEnumerable<Misconfiguration> Folders() =>
    [
        Set("no data folder", "Storage:DataDirectory", "", "leave it out to use data"),
        Set("no keys folder", "Storage:KeysDirectory", "", "leave it out to use keys"),
        new("a data folder below a file", "Storage:DataDirectory", "or name another", (ward, _) => Change(ward, "Storage:DataDirectory", Path.Combine(ward.KeyFile, "data")), Found.ByDoctor),
        new("a keys folder below a file", "Storage:KeysDirectory", "or name another", (ward, _) => Change(ward, "Storage:KeysDirectory", Path.Combine(ward.Database, "keys")), Found.ByDoctor),
        new("a backup folder below a file", "Storage:BackupDirectory", "or name another", (ward, _) => Change(ward, "Storage:BackupDirectory", Path.Combine(ward.KeyFile, "backups")), Found.ByDoctor),
        new("keys within the data", "Storage:KeysDirectory", "outside the data and the backups", (ward, _) => Change(ward, "Storage:KeysDirectory", Path.Combine(ward.Data, "keys")), Found.ByDoctor),
        new("backups beside the key file", "Storage:BackupDirectory", "Name another folder", (ward, _) => Change(ward, "Storage:BackupDirectory", ward.Keys), Found.ByDoctor),
        new("a keys folder that others may write to", "Storage:KeysDirectory", "chmod 700", (ward, _) => Mode(ward.Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite), Found.ByDoctor),
    ];

    private static IEnumerable<Misconfiguration> KeyFiles() =>
    [
        new("a key file that others may read", "Storage:KeysDirectory", "chmod 600", (ward, _) => Mode(ward.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead)),
        new("a key file that others may change", "Storage:KeysDirectory", "chmod 600", (ward, _) => Mode(ward.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite)),
        new("a key file that is lost", "Storage:KeysDirectory", "from its own backup", (ward, _) => Do(() => File.Delete(ward.KeyFile))),
        new("a key file that was cut", "Storage:KeysDirectory", "Restore it from its own backup", (ward, _) => File.WriteAllBytesAsync(ward.KeyFile, File.ReadAllBytes(ward.KeyFile)[..100])),
        new("the key file of another deployment", "Storage:KeysDirectory", "Bring back the key file that belongs to this database", (ward, _) => Do(() => Exchange(ward)), Found.ByDoctor),
        new("a copy of the key file in the data", "Storage:DataDirectory", "Delete it", (ward, _) => Do(() => File.Copy(ward.KeyFile, ward["data/notes.txt"])), Found.ByDoctor),
        new("a copy of the key file among the backups", "Storage:BackupDirectory", "Delete it", (ward, _) => Do(() => CopyToBackups(ward)), Found.ByDoctor),
        new("an old key file beside the new one", "Storage:KeysDirectory", "Delete it", (ward, _) => Do(() => File.Copy(ward.KeyFile, ward.KeyFile + ".old")), Found.ByDoctor),
    ];

    private static IEnumerable<Misconfiguration> Databases() =>
    [
        new("a database that is none", "Storage:DataDirectory", "organizerbot restore", (ward, _) => File.WriteAllTextAsync(ward.Database, string.Concat(Enumerable.Repeat("this is no database ", 1000)))),
        new("a database of a newer version", "Storage:DataDirectory", "Start that version", (ward, _) => Do(() => ward.Sql("INSERT INTO \"__EFMigrationsHistory\" VALUES('20990101000000_Later', '99.0')"))),
        new("a damaged database", "Storage:DataDirectory", "put a backup in its place", (ward, _) => Do(() => Damage(ward)), Found.ByDoctor),
        new("a database that a tool took out of its mode", "Storage:DataDirectory", "Start the bot anew", (ward, _) => Do(() => ward.Sql("PRAGMA journal_mode=DELETE")), Found.ByDoctor),
        new("another process on the database", "Storage:DataDirectory", "Stop what is not the bot", (ward, _) => HoldAsync(ward), Found.ByDoctor),
        new("a second bot on the database", "Storage:DataDirectory", "stop the other one", (ward, _) => Do(() => ward.Things.Add(new Held(SqliteLock.Take(new StorageOptions { DataDirectory = ward.Data })))), Found.AtStart),
        new("a clock that was set back", "clock", "NTP", (ward, _) => ward.Look(async db => KeepsWeekly(await db.Communities.FirstAsync()) ? await db.SaveChangesAsync() : 0), Found.ByDoctor),
    ];

    private static IEnumerable<Misconfiguration> Surroundings() =>
    [
        Set("the environment of developers", "ASPNETCORE_ENVIRONMENT", "Development", "set it to Production", as_: "environment"),
        Set("a log of addresses", "Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information", "set it to Warning", Found.ByDoctor),
        Set("a log of statements", "Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "Debug", "set it to Warning", Found.ByDoctor),
        Set("a level that the log does not have", "Logging:LogLevel:Default", "Loud", "Use Trace, Debug"),
        Variable("memory written to a file after a crash", "DOTNET_DbgEnableMiniDump", "1", "set it to 0"),
        Variable("a process without languages", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "install ICU"),
        Variable("a system without time zones", "TZDIR", "/nowhere", "tzdata"),
    ];

    private static IEnumerable<Misconfiguration> Addresses() =>
    [
        Set("an address that is none", "Urls", "everywhere", "http://127.0.0.1:8080", as_: "urls"),
        new("a port that is none", "HTTP_PORTS", "from 1 to 65535", (ward, _) => Change(ward, "http_ports", "99999", without: "urls")),
        new("https without a certificate", "HTTPS_PORTS", "reverse proxy", (ward, _) => Change(ward, "https_ports", "8443", without: "urls")),
        new("a port that is taken", "Urls", "let the bot listen elsewhere", (ward, _) => Change(ward, "urls", TakenAddress(ward))),
        Set("an address of another machine", "Urls", "http://192.0.2.7:8080", "Name one that is", as_: "urls"),
        Set("an address of another machine for the metrics", "Metrics:Address", "192.0.2.7", "Name one that is"),
        Set("a port of the metrics with letters", "Metrics:Port", "abc", "leave it out for 9464"),
        Set("a switch that is neither on nor off", "Metrics:Enabled", "sometimes", "Give true or false"),
        Set("a slip in a name of the metrics' section", "Metrics:Prot", "9465", "Look for a slip", Found.ByDoctor),
        Set("a public address over plain http", "Web:PublicUrl", "http://organizerbot.example/", "must be an https address"),
        Set("a public address that is none", "Web:PublicUrl", "organizerbot", "must be an https address"),
        new("a public address that leads elsewhere", "Web:PublicUrl", "pass every path on", async (ward, _) => await Change(ward, "Web:PublicUrl", await Put(ward, StandIn.WithStatusAsync(404))), Found.ByDoctor),
        new("a public address that redirects", "Web:PublicUrl", "where it leads", async (ward, _) => await Change(ward, "Web:PublicUrl", await Put(ward, StandIn.WithStatusAsync(308))), Found.ByDoctor),
        new("a public address that takes what nobody signed", "Web:PublicUrl", "Look what answers there", async (ward, _) => await Change(ward, "Web:PublicUrl", await Put(ward, StandIn.WithStatusAsync(200))), Found.ByDoctor),
        new("a proxy that does not reach the running bot", "Web:PublicUrl", "pass requests on", async (ward, _) =>
        {
            ward.Things.Add(new Held(SqliteLock.Take(new StorageOptions { DataDirectory = ward.Data })));
            await Change(ward, "Web:PublicUrl", await Put(ward, StandIn.WithStatusAsync(502)));
        }, Found.ByDoctor),
        Set("an operator with a long name", "Operator:Name", new string('a', 61), "Leave it out to say nothing"),
        Set("a way to reach the operator in two lines", "Operator:Contact", "first\nsecond", "Leave it out to say nothing"),
    ];

    private static IEnumerable<Misconfiguration> Outside() =>
    [
        new("no platform at all", "Discord:BotToken", "Fill in", (ward, _) => Do(() => Leave(ward, "Discord:", "Slack:")), Found.ByDoctor),
        new("a platform with members that is not set up any more", "Slack:BotToken", "tell the members", (ward, _) => Do(() => Leave(ward, "Slack:")), Found.ByDoctor),
        new("a clock that is an hour off", "clock", "NTP", async (ward, _) => await Change(
            ward, "Discord:ApiBaseUrl", await Put(ward, StandIn.WithJsonAsync("""{"id":"1198000000000000000"}""", ("Date", TimeProvider.System.GetUtcNow().AddHours(-1).ToString("R"))))), Found.ByDoctor),
        new("a channel of Discord where the bot may not post", "channel discord:1201000000014000000", "View Channel", (ward, _) => PostsTo(ward, Platform.Discord, "1201000000014000000"), Found.ByDoctor),
        new("a channel of Discord that is gone", "channel discord:1201000000099000000", "A moderator chooses another", (ward, _) => PostsTo(ward, Platform.Discord, "1201000000099000000"), Found.ByDoctor),
        new("a channel of Slack where the bot was not invited", "channel slack:C0NOBODY00", "/invite", (ward, _) => PostsTo(ward, Platform.Slack, "C0NOBODY00"), Found.ByDoctor),
    ];

    private static Misconfiguration Set(string name, string setting, string? value, string fix, Found found = Found.ByBoth, string? as_ = null) =>
        new(name, setting, fix, (ward, _) => Change(ward, as_ ?? setting, value), found);

    private static Misconfiguration Variable(string name, string variable, string value, string fix) =>
        new(name, variable, fix, (ward, _) => Change(ward, "$" + variable, value), Found.ByDoctor);

    private static Task Change(Ward ward, string setting, string? value, string? without = null) => Do(() =>
    {
        ward.Settings[setting] = value;
        _ = without is not null && ward.Settings.Remove(without);
    });

    private static Task Do(Action spoil)
    {
        spoil();
        return Task.CompletedTask;
    }

    private static Task Mode(string path, UnixFileMode mode) => Do(() =>
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    });

    private static async Task<string> Put(Ward ward, Task<StandIn> starting)
    {
        var standIn = await starting;
        ward.Things.Add(standIn);
        return standIn.Address + "/";
    }

    private static string NewPublicKey()
    {
        using var key = NSec.Cryptography.Key.Create(NSec.Cryptography.SignatureAlgorithm.Ed25519);
        return Convert.ToHexStringLower(key.PublicKey.Export(NSec.Cryptography.KeyBlobFormat.RawPublicKey));
    }

    private static void Leave(Ward ward, params string[] sections)
    {
        foreach (var setting in ward.Settings.Keys.Where(setting => sections.Any(section => setting.StartsWith(section, StringComparison.Ordinal))).ToArray())
        {
            ward.Settings.Remove(setting);
        }
    }

    private static void Exchange(Ward ward)
    {
        File.Delete(ward.KeyFile);
        KeyFile.Open(ward.Keys, TimeProvider.System);
    }

    private static void CopyToBackups(Ward ward)
    {
        Directory.CreateDirectory(ward.Backups);
        File.Copy(ward.KeyFile, Path.Combine(ward.Backups, Path.GetFileName(ward.KeyFile)));
    }

    /// <summary>Every page but the first becomes noise, as on a disk that fails.</summary>
    private static void Damage(Ward ward)
    {
        var bytes = File.ReadAllBytes(ward.Database);
        RandomNumberGenerator.Fill(bytes.AsSpan(bytes.Length / 2));
        File.WriteAllBytes(ward.Database, bytes);
    }

    private static bool KeepsWeekly(Communities.Community community)
    {
        community.KeepWeekly(TimeProvider.System.GetUtcNow().AddDays(400));
        return true;
    }

    private static Task<int> PostsTo(Ward ward, Platform platform, string channel) => ward.Look(async db =>
    {
        var community = await db.Communities.FirstAsync(each => each.Platform == platform);
        db.Add(Destination.To(Id<Destination>.New(TimeProvider.System), community.Id, new ChannelRef(platform, channel)));
        return await db.SaveChangesAsync();
    });

    private static string TakenAddress(Ward ward)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        ward.Things.Add(new Held(listener));
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    /// <summary>A process that has the database open without asking for the lock.</summary>
    private static async Task HoldAsync(Ward ward)
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var word in new[] { "-c", "exec 3<\"$1\"; echo open; read end", "sh", ward.Database })
        {
            start.ArgumentList.Add(word);
        }

        var process = Process.Start(start)!;
        ward.Things.Add(new Held(process, () => process.StandardInput.Close()));
        Assert.Equal("open", await process.StandardOutput.ReadLineAsync());
    }

    /// <summary>Somebody deletes one of the bot's commands at Discord's. The clinic's own list is mended when the ward is put away.</summary>
    private static async Task LosesACommandAsync(Ward ward, Clinic clinic)
    {
        using var http = new HttpClient { BaseAddress = new Uri(clinic.Settings["Discord:ApiBaseUrl"] + "/") };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bot " + clinic.Settings["Discord:BotToken"]);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("test");
        var commands = JsonNode.Parse(await http.GetStringAsync($"applications/{DiscordCast.ApplicationId}/commands"))!.AsArray();
        (await http.DeleteAsync($"applications/{DiscordCast.ApplicationId}/commands/{commands[0]!["id"]}")).EnsureSuccessStatusCode();
        ward.Things.Add(new Held(null, () => { }, async () => await ward.Types("commands", "register")));
    }

    /// <summary>Puts something away.</summary>
    private sealed class Held(IDisposable? thing, Action? before = null, Func<Task>? mend = null) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            before?.Invoke();
            thing?.Dispose();
            await (mend?.Invoke() ?? Task.CompletedTask);
        }
    }
}

/// <summary>Where a misconfiguration is found.</summary>
internal enum Found
{
    /// <summary>The bot refuses to start, and the doctor names it.</summary>
    ByBoth,

    /// <summary>The doctor names it: the bot could start, or its own complaint is not ours.</summary>
    ByDoctor,

    /// <summary>The bot refuses to start.</summary>
    AtStart,
}
