using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>The real program in a process of its own: what it says when it cannot start, and what it leaves on the disk.</summary>
public sealed class ProgramTests : IDisposable
{
    private const string Sentence = "OrganizerBot did not start: ";

    private readonly TemporaryFolder _folder = new();

    /// <summary>Both platforms, neither of which is there: what is begun too early would be heard of in the log.</summary>
    private static readonly string[] Platforms =
    [
        "--Discord:ApplicationId=1198000000000000000", "--Discord:BotToken=abc.def.ghi", "--Discord:ApiBaseUrl=http://127.0.0.1:9/api",
        "--Slack:AppId=A012ABCD0A0", "--Slack:AppToken=xapp-1-2-3", "--Slack:BotToken=xoxb-1-2-3", "--Slack:ApiBaseUrl=http://127.0.0.1:9/api/",
    ];

    private string[] Folders => [$"--Storage:DataDirectory={_folder["data"]}", $"--Storage:KeysDirectory={_folder["keys"]}"];

    [Fact]
    public async Task A_port_that_is_taken_is_one_sentence_and_nothing_was_begun()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await using var program = Publication.Start([.. Folders, .. Platforms, "--Metrics:Port=0", $"--urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"]);
        var (code, output, errors) = await program.EndsAsync();

        Assert.Equal((ExitCode.WrongSettings, ""), (code, output));
        Assert.StartsWith(Sentence + "Urls: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(Directory.Exists(_folder["data"]));
    }

    [Fact]
    public async Task A_port_of_the_metrics_that_is_taken_is_one_line_and_the_bot_runs()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{LoopbackPort.Free()}";

        await using var program = Publication.Start([.. Folders, "--urls=" + url, $"--Metrics:Port={((IPEndPoint)taken.LocalEndpoint).Port}"]);
        await program.UntilAsync(() => IsReadyAsync(url));
        program.Stop();
        var (code, output, errors) = await program.EndsAsync();

        Assert.Equal((ExitCode.Fine, ""), (code, errors));
        Assert.Contains("Set Metrics:Port to another one", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_makes_is_its_own_users_alone_and_without_a_platform_it_says_so_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var url = $"http://127.0.0.1:{LoopbackPort.Free()}";

        await using var program = Publication.Start([.. Folders, "--urls=" + url, "--Metrics:Port=0"]);
        await program.UntilAsync(() => IsReadyAsync(url));
        string[] open = [.. Directory.EnumerateFileSystemEntries(_folder["data"]).Append(_folder["data"]).Concat(Directory.EnumerateFileSystemEntries(_folder["keys"])).Append(_folder["keys"]).Where(IsOpen)];
        var names = Directory.GetFiles(_folder["data"]).Select(Path.GetFileName).ToHashSet();
        program.Stop();
        var (_, output, _) = await program.EndsAsync();

        Assert.Empty(open);
        Assert.Superset(new HashSet<string?> { "organizer.db", "organizer.db-wal", "schedule.db", "organizer.lock" }, names);
        Assert.Equal(2, output.Split("Neither Discord nor Slack is set up").Length);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_named_and_no_backup_is_advised()
    {
        var disk = Directory.CreateDirectory(_folder["disk"]).FullName;
        Assert.SkipUnless(OperatingSystem.IsLinux() && Runs("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk), "A small disk cannot be mounted here: that takes Linux and root.");
        try
        {
            string[] settings = [$"--Storage:DataDirectory={disk}/data", $"--Storage:KeysDirectory={_folder["keys"]}", "--urls=http://127.0.0.1:0", "--Metrics:Port=0"];

            await using var program = Publication.Start(settings);
            var (code, _, errors) = await program.EndsAsync();
            Assert.Equal(ExitCode.CannotWrite, code);
            Assert.StartsWith($"{Sentence}The disk of {disk}/data (Storage:DataDirectory) is full", errors, StringComparison.Ordinal);
            Assert.Contains("Nothing is lost", errors, StringComparison.Ordinal);
            Assert.DoesNotContain("restore", errors, StringComparison.Ordinal);

            var (_, told, _) = await Terminal.TypesAsync(["doctor", .. settings]);
            Assert.Contains($"The disk of {disk}/data has ", told, StringComparison.Ordinal);
        }
        finally
        {
            Runs("umount", disk);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsOpen(string path) => !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute)) != 0;

    private static bool Runs(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static async Task<bool> IsReadyAsync(string url) => (await AskHealth.AskAsync(new Uri(url + HealthSetup.ReadyPath), null, TestContext.Current.CancellationToken)).IsReady;
}
