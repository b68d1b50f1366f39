using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrganizerBot.Communities;
using OrganizerBot.Discord;
using OrganizerBot.Messages;
using OrganizerBot.Proofs;
using OrganizerBot.Pulse;
using OrganizerBot.Slack;
using OrganizerBot.Storage.Sqlite;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>The real bot is told to stop in the middle of work: whoever waits is answered, and what was answered is stored.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private const int Signers = 4;

    private readonly CanaryHouse _house = new();

    public ValueTask InitializeAsync() => new(_house.OpenAsync());

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Signatures_that_wait_for_the_disk_are_stored_and_answered(bool onSlack)
    {
        var petition = await PetitionAsync(onSlack);
        var (answers, stop) = await StopsWhileAsync(() => [.. Enumerable.Range(0, Signers).Select(_ => SignsAsync(onSlack, petition))], late: false);

        Assert.All(await Task.WhenAll(answers), answer => Assert.Contains("Signed", answer, StringComparison.Ordinal));
        await stop;
        Assert.Equal(Signers, Stored("SELECT COUNT(*) FROM Signatures"));
    }

    [Theory]
    [InlineData(false, "/webhooks/")]
    [InlineData(true, "/respond/")]
    public async Task An_answer_that_was_announced_is_brought_before_the_bot_is_gone(bool onSlack, string way)
    {
        var petition = await PetitionAsync(onSlack);
        var before = _house.Platform.Calls.Count;
        var (_, stop) = await StopsWhileAsync(() => [SignsAsync(onSlack, petition)], late: true);
        await stop;

        Assert.Contains(_house.Platform.Calls.Skip(before), call => call.Contains(way, StringComparison.Ordinal) && call.Contains("Signed", StringComparison.Ordinal));
        Assert.Equal(1, Stored("SELECT COUNT(*) FROM Signatures"));
    }

    [Fact]
    public async Task A_message_on_its_way_arrives_and_is_known_to_have_arrived()
    {
        var petition = await PetitionAsync(onSlack: true);
        var arrived = _house.Platform.HoldPosts();
        await _house.Types(_moderator, "petition post", ("petition", petition));
        await _house.Until(() => arrived.IsCompleted, "the post to be on its way");

        var stop = _house.StopAsync();
        await StoppingAsync();
        Assert.False(stop.IsCompleted);
        _house.Platform.LetPostsGo();
        await stop;

        Assert.Equal(1, Stored("SELECT COUNT(*) FROM Outbox WHERE State = 'Sent'"));
        Assert.Equal(0, Stored("SELECT COUNT(*) FROM Outbox WHERE State = 'Sending'"));
    }

    [Fact]
    public void Whoever_receives_stops_first_and_the_writer_after_all_who_write()
    {
        // Hosted services stop in the reverse order of this list.
        var kinds = _house.Services.GetServices<IHostedService>().Select(service => service.GetType()).ToList();
        int At<T>() => kinds.IndexOf(typeof(T));
        var writer = At<SqliteWriter>();

        Assert.NotEqual(-1, writer);
        Assert.Equal("GenericWebHostService", kinds[^1].Name);
        Assert.All(kinds.Where(kind => kind.Namespace is "OrganizerBot.Discord" or "OrganizerBot.Slack" or "OrganizerBot.Scheduling" || kind.Name == "QuartzHostedService"), kind => Assert.True(kinds.IndexOf(kind) > writer, $"{kind.Name} writes and would stop after the writer."));
        Assert.All(kinds.Where(kind => kind.Namespace == "OrganizerBot.Discord"), kind => Assert.True(kinds.IndexOf(kind) >= At<DiscordErrands>(), $"{kind.Name} gives errands and would stop after them."));
        Assert.All(kinds.Where(kind => kind.Namespace == "OrganizerBot.Slack"), kind => Assert.True(kinds.IndexOf(kind) >= At<SlackErrands>(), $"{kind.Name} gives errands and would stop after them."));
        Assert.Equal(OperationsSetup.LongestStop, _house.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
    }

    private Someone _moderator = null!;

    /// <summary>The database is busy; commands come; the bot is told to stop; and only then the database is free again.</summary>
    private async Task<(Task<string>[] Answers, Task Stop)> StopsWhileAsync(Func<Task<string>[]> commands, bool late)
    {
        using var told = Metering.Of(_house.Services.GetRequiredService<BotMetrics>());
        using var database = new SqliteConnection($"Data Source={_house.Database};Pooling=False");
        database.Open();
        await using var busy = database.BeginTransaction(deferred: false);
        var answers = commands();

        await LiveTown.Until(() => told.Now("organizerbot.writer.queue") == answers.Length ? "" : null, "the writer to have them all");
        if (late)
        {
            await _house.Until(() => answers.All(answer => answer.IsCompleted), "the announcement");
        }

        var stop = _house.StopAsync();
        await StoppingAsync();
        Assert.False(stop.IsCompleted);
        await busy.RollbackAsync();
        return (answers, stop);
    }

    private async Task StoppingAsync()
    {
        var stopping = _house.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await LiveTown.Until(() => stopping.IsCancellationRequested ? "" : null, "the stop to begin");
    }

    private Task<string> SignsAsync(bool onSlack, string petition) => _house.Types(_house.Meet(onSlack), "petition sign", ("petition", petition), ("as", "counted"));

    private async Task<string> PetitionAsync(bool onSlack)
    {
        _moderator = _house.Meet(onSlack, moderates: true);
        if (onSlack)
        {
            await _house.Types(_moderator, $"organizer claim {_house.Services.GetRequiredService<ClaimCodes>().For(new CommunityRef(Platform.Slack, _house.Workspace))} members");
        }

        await _house.Types(_moderator, "petition start", ("target", "Lighthouse"), ("addressee", "the chief"), ("title", "Stop"), ("text", "We ask you to stop."), ("deadline", "30d"));
        await using var scope = _house.Services.CreateAsyncScope();
        var code = (await scope.ServiceProvider.GetRequiredService<OrganizerDb>().Petitions.SingleAsync()).Code.ToString();
        await _house.Types(_moderator, "petition open", ("petition", code), ("eligible", "42"));
        return code;
    }

    private long Stored(string sql)
    {
        using var database = new SqliteConnection($"Data Source={_house.Database};Pooling=False");
        database.Open();
#pragma warning disable CA2100 // Statements of the test's own.
        using var command = new SqliteCommand(sql, database);
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
