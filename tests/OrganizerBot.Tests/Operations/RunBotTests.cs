using System.CommandLine;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>The program without a command, or with <c>run</c>, is the bot; what follows are its settings.</summary>
public sealed class RunBotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string[] Settings(string way) =>
    [
        .. way.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--Storage:DataDirectory=" + _folder["data"], "--Storage:KeysDirectory", _folder["keys"], "--Logging:LogLevel:Default=None", "--Metrics:Port=0",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    public async Task It_serves_with_the_settings_that_were_typed_until_it_is_stopped(string way)
    {
        var url = $"http://127.0.0.1:{LoopbackPort.Free()}";
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = ProgramCommands.RunAsync([.. Settings(way), "--urls", url], new InvocationConfiguration(), stop.Token);
        using var http = new HttpClient { BaseAddress = new Uri(url) };

        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!running.IsCompleted && !await Answers(http))
        {
            await tick.WaitForNextTickAsync(stop.Token);
        }

        Assert.False(running.IsCompleted, "The bot stopped by itself.");
        Assert.True(File.Exists(Path.Combine(_folder["data"], "organizer.db")));
        await stop.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    public async Task Wrong_settings_are_78_and_are_named(string way)
    {
        var (code, _, errors) = await Terminal.TypesAsync([.. Settings(way), "--Discord:ApplicationId=1", "--Discord:PublicKey=nonsense"]);

        Assert.Equal(78, code);
        Assert.StartsWith("OrganizerBot did not start: ", errors, StringComparison.Ordinal);
        Assert.Contains("PublicKey", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_is_wrong_settings_and_no_other_bot()
    {
        await File.WriteAllTextAsync(_folder["file"], "");

        foreach (var (data, keys) in new[] { (_folder["data"], Path.Combine(_folder["file"], "keys")), (Path.Combine(_folder["file"], "data"), _folder["keys"]) })
        {
            var (code, _, errors) = await Terminal.TypesAsync("run", "--Storage:DataDirectory", data, "--Storage:KeysDirectory", keys);

            Assert.Equal(78, code);
            Assert.StartsWith("OrganizerBot did not start: ", errors, StringComparison.Ordinal);
            Assert.Contains("Storage:DataDirectory", errors, StringComparison.Ordinal);
            Assert.DoesNotContain("Another OrganizerBot", errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Told_to_stop_before_it_has_started_it_ends_well()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        Assert.Equal(0, await ProgramCommands.RunAsync([.. Settings("run"), "--urls", $"http://127.0.0.1:{LoopbackPort.Free()}"], new InvocationConfiguration(), stopped.Token));
    }

    private static async Task<bool> Answers(HttpClient http)
    {
        try
        {
            return await http.GetStringAsync("/health/ready") == "ok";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose() => _folder.Dispose();
}
