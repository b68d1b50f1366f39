using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

public sealed class ShowStatusTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    [Fact]
    public async Task A_fresh_community_is_told_what_to_do_first()
    {
        var status = await _bot.Moderator().Hears("/organizer status");

        Assert.Contains("Platform: Discord", status, StringComparison.Ordinal);
        Assert.Contains("Time zone: Etc/UTC", status, StringComparison.Ordinal);
        Assert.Contains("Moderators' channel: none yet", status, StringComparison.Ordinal);
        Assert.Contains("It posts nowhere yet.", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_moderators_channel_is_shown_once_it_is_chosen()
    {
        Assert.Equal("Moderators will be told things in backroom, and once a day refusals that wait are shown there with their words. Make sure that only moderators read it.", await ChooseAsync("backroom"));

        var status = await _bot.Moderator().Hears("/organizer status");
        Assert.Contains("Moderators' channel: backroom", status, StringComparison.Ordinal);
        Assert.Contains("backroom: all is well", status, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone", "I cannot find that channel here.")]
    [InlineData("forbidden", "I may not write in forbidden.")]
    public async Task A_channel_where_nothing_can_be_posted_is_not_chosen(string channel, string why)
    {
        Assert.StartsWith(why, await ChooseAsync(channel), StringComparison.Ordinal);
        Assert.Contains("Moderators' channel: none yet", await _bot.Moderator().Hears("/organizer status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_no_platform_answers_no_channel_is_chosen() =>
        Assert.StartsWith("The platform did not answer", await _bot.Moderator().Hears("/organizer channel <#general>"), StringComparison.Ordinal);

    [Theory]
    [InlineData(SuspensionReason.Gone, "the channel is gone")]
    [InlineData(SuspensionReason.Forbidden, "I may not write there")]
    [InlineData(SuspensionReason.Refused, "the platform refuses the bot")]
    public async Task A_suspended_channel_says_why_and_since_when(SuspensionReason reason, string why)
    {
        await ChooseAsync("backroom");
        await _bot.RunAsync<OrganizerDb>(async db =>
        {
            db.Destinations.Single().Suspend(reason, _bot.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        Assert.Contains($"backroom: nothing is posted since 1 March 2027 09:00 UTC, because {why}", await _bot.Moderator().Hears("/organizer status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_that_wait_are_counted()
    {
        await ChooseAsync("backroom");
        await _bot.RunAsync<OrganizerDb>(async db =>
        {
            var caller = await CallerAsync();
            db.Add(OutboxEntry.Write("test/1", db.Destinations.Single(), caller.Keys, new Message([]), _bot.Clock));
            await db.SaveChangesAsync();
        });

        Assert.Contains("1 message waits to be sent", await _bot.Moderator().Hears("/organizer status"), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<Caller> CallerAsync()
    {
        await using var scope = _bot.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommunityRegister>().RecogniseAsync(_bot.Moderator().Visitor("look"), CancellationToken.None);
    }

    /// <summary>Chooses the moderators' channel on a platform that answers; the bot of these tests has none connected.</summary>
    private async Task<string> ChooseAsync(string channel)
    {
        await using var scope = _bot.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var caller = await scope.ServiceProvider.GetRequiredService<CommunityRegister>().RecogniseAsync(_bot.Moderator().Visitor("choose"), CancellationToken.None);
        var handler = new SetModeratorsChannel.Handler(new Posting(db, [new QuietPlatform(Platform.Discord)], _bot.Clock));
        var reply = await handler.HandleAsync(new SetModeratorsChannel(new ChannelRef(Platform.Discord, channel)), caller, CancellationToken.None);
        await db.SaveChangesAsync();
        return _bot.Moderator().Words(reply);
    }
}
