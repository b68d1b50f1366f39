using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Support;

namespace OrganizerBot.Replicas;

/// <summary>Leases between two replicas, by a clock that stands still until it is moved.</summary>
public sealed class SharedLeasesTests : IAsyncLifetime
{
    private readonly QuietBot _one = new() { OnPostgres = true };
    private readonly QuietBot _two;

    public SharedLeasesTests() => _two = new QuietBot { Beside = _one };

    private SharedLeases One => _one.Services.GetRequiredService<SharedLeases>();

    private SharedLeases Two => _two.Services.GetRequiredService<SharedLeases>();

    [PostgresFact]
    public async Task One_has_it_and_the_other_gets_it_when_it_is_given_back_or_ends()
    {
        var first = await TakeAsync(One);
        Assert.NotNull(first);
        Assert.Null(await TakeAsync(Two));
        Assert.Null(await TakeAsync(One));

        await first.DisposeAsync();
        var second = await TakeAsync(Two);
        Assert.NotNull(second);
        Assert.False(first.Holds);

        _one.Clock.Advance(SharedLeases.Life - TimeSpan.FromTicks(1));
        Assert.True(second.Holds);
        Assert.Null(await TakeAsync(One));
        _one.Clock.Advance(TimeSpan.FromTicks(10));
        Assert.False(second.Holds);
        Assert.True(second.Over.IsCancellationRequested);
        Assert.NotNull(await TakeAsync(One));
    }

    [PostgresFact]
    public async Task It_goes_on_while_it_is_prolonged_and_who_comes_back_late_has_lost_it()
    {
        var lease = (await TakeAsync(One))!;
        for (var turn = 0; turn < 10; turn++)
        {
            _one.Clock.Advance(TimeSpan.FromSeconds(2));
            await One.RenewAsync(CancellationToken.None);
        }

        Assert.True(lease.Holds);
        Assert.Null(await TakeAsync(Two));

        // It stands still; the other takes over; it wakes.
        _one.Clock.Advance(SharedLeases.Life);
        var next = (await TakeAsync(Two))!;
        Assert.False(lease.Holds);
        await One.RenewAsync(CancellationToken.None);
        await lease.DisposeAsync();
        await Two.RenewAsync(CancellationToken.None);

        Assert.True(next.Holds);
        Assert.Null(await TakeAsync(One));
    }

    [PostgresFact]
    public async Task Many_at_once_are_one()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => Task.Run(() => TakeAsync(turn % 2 == 0 ? One : Two))));

        Assert.Single(taken, lease => lease is not null);
        Assert.Equal(1, await _one.LookAsync(db => db.Leases.CountAsync()));
    }

    [PostgresFact]
    public async Task After_a_rest_only_and_only_for_so_many_replicas()
    {
        var lease = (await TakeAsync(One))!;
        lease.Rest = TimeSpan.FromSeconds(3);
        await lease.DisposeAsync();
        Assert.Null(await TakeAsync(Two));
        _one.Clock.Advance(TimeSpan.FromSeconds(3));
        await (await TakeAsync(Two))!.DisposeAsync();

        await One.RenewAsync(CancellationToken.None);
        var alone = (await One.TakeAsync("second", CancellationToken.None, mostReplicas: 1))!;
        await Two.RenewAsync(CancellationToken.None);
        await One.RenewAsync(CancellationToken.None);

        Assert.Equal((2, 2), (One.Replicas, Two.Replicas));
        Assert.False(alone.Holds);
        await One.LeaveAsync();
        await Two.RenewAsync(CancellationToken.None);
        Assert.Equal(1, Two.Replicas);
    }

    public async ValueTask InitializeAsync()
    {
        if (TestDatabase.HasServer)
        {
            await _one.InitializeAsync();
            await _two.InitializeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _two.DisposeAsync();
        await _one.DisposeAsync();
    }

    private static Task<HeldLease?> TakeAsync(SharedLeases leases) => leases.TakeAsync("something", CancellationToken.None);
}
