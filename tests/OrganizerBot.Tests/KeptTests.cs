using Microsoft.Extensions.Time.Testing;

namespace OrganizerBot;

public sealed class KeptTests
{
    private readonly FakeTimeProvider _clock = new();
    private int _read;

    [Fact]
    public async Task Within_a_second_it_is_read_once_and_after_it_anew()
    {
        var kept = new Kept<string, int>(_clock);

        Assert.Equal(1, await kept.FindAsync("a", ReadAsync));
        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(1, await kept.FindAsync("a", ReadAsync));
        Assert.Equal(2, await kept.FindAsync("b", ReadAsync));
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, await kept.FindAsync("a", ReadAsync));
    }

    [Fact]
    public async Task However_many_ask_at_once_it_is_read_once()
    {
        var kept = new Kept<string, int>(_clock);
        var gate = new TaskCompletionSource();

        var asked = Enumerable.Range(0, 50).Select(_ => Task.Run(() => kept.FindAsync("a", async key =>
        {
            await gate.Task;
            return await ReadAsync(key);
        }))).ToArray();
        gate.SetResult();

        Assert.All(await Task.WhenAll(asked), value => Assert.Equal(1, value));
    }

    [Fact]
    public async Task What_was_forgotten_while_it_was_read_is_read_again()
    {
        var kept = new Kept<string, int>(_clock);
        var gate = new TaskCompletionSource();
        var old = kept.FindAsync("a", async key =>
        {
            await gate.Task;
            return await ReadAsync(key);
        });

        kept.Forget();
        var fresh = await kept.FindAsync("a", _ => Task.FromResult(100));
        gate.SetResult();

        Assert.Equal((100, 1), (fresh, await old));
        Assert.Equal(100, await kept.FindAsync("a", ReadAsync));
    }

    [Fact]
    public async Task What_failed_is_tried_again()
    {
        var kept = new Kept<string, int>(_clock);

        await Assert.ThrowsAsync<InvalidOperationException>(() => kept.FindAsync("a", _ => throw new InvalidOperationException()));

        Assert.Equal(1, await kept.FindAsync("a", ReadAsync));
    }

    [Fact]
    public async Task What_is_too_old_is_let_go()
    {
        var kept = new Kept<string, int>(_clock);
        await kept.FindAsync("a", ReadAsync);
        _clock.Advance(Kept<string, int>.Longest);
        await kept.FindAsync("b", ReadAsync);

        kept.ForgetOld();

        Assert.Equal(1, kept.Count);
    }

    private Task<int> ReadAsync(string key) => Task.FromResult(Interlocked.Increment(ref _read));
}
