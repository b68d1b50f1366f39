using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Scheduling;
using OrganizerBot.Support;

namespace OrganizerBot.Messages;

/// <summary>Two that send from one database, one of which stands still in the middle of a call and comes back: there is one message, and what the late one has to say changes nothing.</summary>
public sealed class FenceTests : IAsyncLifetime
{
    private readonly LiveTown _town = new();

    [Theory]
    [InlineData("discord", "POST /channels/{channel.id}/messages", 1, 0)]
    [InlineData("slack", "chat.postMessage", 2, 1)]
    public async Task Who_comes_back_late_changes_nothing(string platform, string route, int posts, int repeats)
    {
        await _town.PostsCardAsync(platform, "refusals");
        _town.Town.Faults.Arrange(platform, route, TownFault.AcceptLate, 1);
        var paused = new FakeTimeProvider(_town.Town.Clock.GetUtcNow());
        var late = Pump(paused).PassAsync(CancellationToken.None);
        await LiveTown.Until(() => Entry().State == OutboxState.Sending ? "" : null, "a call that is being made");

        // While the first has it, nobody else touches it.
        await PassesAsync();
        Assert.Equal((OutboxState.Sending, 1), (Entry().State, Entry().Fence));
        _town.Town.Time.Advance("PT20S");
        await PassesAsync();
        if (repeats > 0)
        {
            // The repeat comes after a short rest.
            _town.Town.Time.Advance("PT5S");
            await PassesAsync();
        }

        var settled = Entry();
        Assert.Equal(OutboxState.Sent, settled.State);
        Assert.True(settled.Fence > 1);
        Assert.False(late.IsCompleted);

        await late;

        Assert.Equal((settled.State, settled.PostedId, settled.Fence), (Entry().State, Entry().PostedId, Entry().Fence));
        // The platform takes the late call only after its caller has gone.
        var seen = await LiveTown.Until(() => _town.Posts(platform, "refusals") is { } all && all.Count >= posts ? all : null, "the late post");
        Assert.Equal(posts, seen.Count);
        Assert.Equal(repeats, seen.Count(post => post.StartsWith("Repeat of D-", StringComparison.Ordinal)));
        Figures.Say($"Outbox, a sender that stood still for 20 s on {platform}: 0 rows changed by it, {posts} posts, {posts - repeats} without the word repeat");
    }

    [Theory]
    [InlineData("discord", false, 1, 0)]
    [InlineData("discord", true, 1, 0)]
    [InlineData("slack", false, 1, 1)]
    [InlineData("slack", true, 2, 1)]
    public async Task What_a_crash_left_in_the_middle_is_brought_to_its_end(string platform, bool afterCall, int posts, int repeats)
    {
        await _town.PostsCardAsync(platform, "refusals");
        await using (var scope = _town.Town.Bot!.Services.CreateAsyncScope())
        {
            var delivery = scope.ServiceProvider.GetRequiredService<OutboxDelivery>();
            Assert.True(await delivery.TakeAsync(Entry().Id, _town.Town.Clock, CancellationToken.None));
            delivery.Entry.Begin(_town.Town.Clock.GetUtcNow());
            Assert.True(await delivery.SaveAsync());
            if (afterCall)
            {
                Assert.IsType<SendResult.Sent>(await delivery.SendAsync());
            }
        }

        await PassesAsync();
        Assert.Equal((OutboxState.Sending, 1), (Entry().State, Entry().Fence));
        _town.Town.Time.Advance("PT30S");
        await PassesAsync();
        _town.Town.Time.Advance("PT5S");
        await PassesAsync();

        var seen = _town.Posts(platform, "refusals");
        Assert.Equal(posts, seen.Count);
        Assert.Equal(repeats, seen.Count(post => post.StartsWith("Repeat of D-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_channel_gets_one_message_at_a_time_whoever_sends()
    {
        await _town.PostsCardAsync("discord", "refusals");
        await _town.PostsCardAsync("discord", "refusals");
        var services = _town.Town.Bot!.Services;
        await using var scope = services.CreateAsyncScope();
        var ids = await scope.ServiceProvider.GetRequiredService<OrganizerDb>().Outbox.Where(entry => entry.State == OutboxState.Waiting).OrderBy(entry => entry.Id).Select(entry => entry.Id).ToListAsync();
        List<bool> begun = [];
        foreach (var id in ids)
        {
            var delivery = services.CreateScope().ServiceProvider.GetRequiredService<OutboxDelivery>();
            Assert.True(await delivery.TakeAsync(id, _town.Town.Clock, CancellationToken.None));
            delivery.Entry.Begin(_town.Town.Clock.GetUtcNow());
            begun.Add(await delivery.SaveAsync());
        }

        Assert.Equal([true, false], begun);
    }

    public async ValueTask InitializeAsync()
    {
        await _town.InitializeAsync();
        await _town.SettlesAsync();

        // From here on only the test's own send.
        await _town.Town.Bot!.Services.GetServices<IHostedService>().OfType<OutboxLoop>().Single().StopAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private OutboxPump Pump(TimeProvider clock)
    {
        var services = _town.Town.Bot!.Services;
        return new OutboxPump(services.GetRequiredService<IServiceScopeFactory>(), services.GetRequiredService<Turns>(), clock);
    }

    private async Task PassesAsync()
    {
        var pump = Pump(_town.Town.Clock);
        while (await pump.PassAsync(CancellationToken.None) > 0)
        {
            _town.Town.Time.Advance("PT0.5S");
        }
    }

    /// <summary>The youngest card: the one that the test posts.</summary>
    private OutboxEntry Entry()
    {
        using var scope = _town.Town.Bot!.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<OrganizerDb>().Outbox.AsNoTracking().Where(entry => entry.Key.StartsWith("card/")).OrderByDescending(entry => entry.Id).First();
    }
}
