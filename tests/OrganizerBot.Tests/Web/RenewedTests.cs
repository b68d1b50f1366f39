using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Web.Public;

namespace OrganizerBot.Web;

/// <summary>What is kept for a minute: made once however many ask, made anew beforehand, and never given out older.</summary>
public sealed class RenewedTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<TaskCompletionSource<string>> _made = [];
    private readonly Renewed<string> _kept;

    public RenewedTests() => _kept = new(_clock, () =>
    {
        var next = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_made)
        {
            _made.Add(next);
        }

        return next.Task;
    });

    [Fact]
    public async Task However_many_ask_at_once_it_is_made_once()
    {
        var asked = Enumerable.Range(0, 1000).Select(_ => _kept.FindAsync().AsTask()).ToArray();

        await IsMade(1, "first");

        Assert.All(await Task.WhenAll(asked), answer => Assert.Equal("first", answer.Value));
        Assert.Single(_made);
    }

    [Fact]
    public async Task The_old_one_is_given_out_while_it_is_made_anew_and_no_longer_than_a_minute()
    {
        var first = _kept.FindAsync().AsTask();
        await IsMade(1, "first");
        await first;

        _clock.Advance(Renewed<string>.Renewal);
        Assert.Equal(("first", Renewed<string>.Renewal), ((await _kept.FindAsync()).Value, (await _kept.FindAsync()).Age));
        _clock.Advance(Renewed<string>.Longest - Renewed<string>.Renewal);
        var late = _kept.FindAsync().AsTask();
        Assert.False(late.IsCompleted);
        await IsMade(2, "second");

        Assert.Equal("second", (await late).Value);
        Assert.Equal(2, _made.Count);
    }

    [Fact]
    public async Task What_was_being_made_before_a_change_is_not_kept()
    {
        var before = _kept.FindAsync().AsTask();
        await Asked(1);
        _kept.Forget();
        var after = _kept.FindAsync().AsTask();
        await IsMade(1, "before");
        await IsMade(2, "after");

        Assert.Equal(("before", "after", "after"), ((await before).Value, (await after).Value, (await _kept.FindAsync()).Value));
    }

    [Fact]
    public async Task What_fails_is_tried_again_after_a_second()
    {
        var failing = _kept.FindAsync().AsTask();
        await Asked(1);
        _made[0].SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => failing);
        await Assert.ThrowsAsync<TimeoutException>(async () => await _kept.FindAsync());
        Assert.Single(_made);

        _clock.Advance(TimeSpan.FromSeconds(1));
        var again = _kept.FindAsync().AsTask();
        await IsMade(2, "well");

        Assert.Equal("well", (await again).Value);
    }

    private async Task IsMade(int number, string value)
    {
        await Asked(number);
        _made[number - 1].SetResult(value);
    }

    private async Task Asked(int number)
    {
        while (_made.Count < number)
        {
            await Task.Yield();
        }
    }
}
