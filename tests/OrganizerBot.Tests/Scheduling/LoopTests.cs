using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Proofs;
using OrganizerBot.Support;

namespace OrganizerBot.Scheduling;

public sealed class LoopTests
{
    [Fact]
    public async Task What_fails_in_the_same_way_again_and_again_is_told_once_and_once_more_when_it_is_over()
    {
        IOException full = new("No space left on device.");
        Assert.Equal(
            ["Error stumbled and goes on", "Error stumbled and goes on", "Information works again after 4 turns that failed"],
            await ToldAsync(full, full, full, new TimeoutException(), null, null));
    }

    [Fact]
    public async Task What_fails_anew_after_it_was_over_is_told_anew()
    {
        IOException full = new("No space left on device.");
        Assert.Equal(
            ["Error stumbled and goes on", "Information works again after 1 turns that failed", "Error stumbled and goes on", "Information works again after 2 turns that failed"],
            await ToldAsync(full, null, full, full, null));
    }

    [Fact]
    public async Task Stopped_alone_it_ends_without_a_failure()
    {
        using var loop = new Turning(new FakeTimeProvider(), new LogBook().CreateLogger("Loop"), []);
        await loop.StartAsync(CancellationToken.None);
        await loop.Idle;
        await loop.StopAsync(CancellationToken.None);

        Assert.True(loop.ExecuteTask!.IsCompletedSuccessfully);
    }

    /// <summary>What a loop logs whose turns end in that way, one after the other.</summary>
    private static async Task<IEnumerable<string>> ToldAsync(params Exception?[] turns)
    {
        using var book = new LogBook();
        var clock = new FakeTimeProvider();
        using var loop = new Turning(clock, book.CreateLogger("Loop"), new(turns));
        await loop.StartAsync(CancellationToken.None);
        await LiveTown.Until(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return loop.Idle.IsCompleted ? "" : null;
            },
            "its last turn");
        await loop.StopAsync(CancellationToken.None);
        return book.Lines.Select(line => $"{line.Split(' ')[0]} {line.Split(nameof(Turning))[1].Split('{')[0].Trim()}");
    }

    private sealed class Turning(TimeProvider clock, ILogger logger, Queue<Exception?> turns) : Loop(clock, logger)
    {
        private readonly TaskCompletionSource _idle = new();

        /// <summary>Ends when it has made all of its turns.</summary>
        public Task Idle => _idle.Task;

        protected override async Task TurnAsync(CancellationToken stoppingToken)
        {
            if (turns.TryDequeue(out var failure))
            {
                if (failure is not null)
                {
                    throw failure;
                }

                return;
            }

            _idle.TrySetResult();
            await new TaskCompletionSource().Task.WaitAsync(stoppingToken);
        }
    }
}
