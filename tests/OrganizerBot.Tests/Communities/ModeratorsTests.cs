using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

public sealed class ModeratorsTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    [Fact]
    public async Task An_appointed_member_moderates_until_removed()
    {
        var ana = _bot.Member("Ana");

        Assert.StartsWith("Appointed.", await _bot.Moderator().Hears("/organizer moderators add <@Ana>"), StringComparison.Ordinal);
        Assert.StartsWith("That account is a moderator already", await _bot.Moderator().Hears("/organizer moderators add <@Ana>"), StringComparison.Ordinal);
        Assert.Contains("Ana (you)", await ana.Hears("/organizer moderators list"), StringComparison.Ordinal);
        Assert.StartsWith("Removed.", await _bot.Moderator().Hears("/organizer moderators remove <@Ana>"), StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", await ana.Hears("/organizer moderators list"), StringComparison.Ordinal);
        Assert.StartsWith("That account is not an appointed moderator", await _bot.Moderator().Hears("/organizer moderators remove <@Ana>"), StringComparison.Ordinal);
        Assert.StartsWith("Nobody is appointed.", await _bot.Moderator().Hears("/organizer moderators list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_Slack_the_last_one_stays()
    {
        var ana = await ClaimAsync("Ana");

        Assert.StartsWith("This is the last moderator here", await ana.Hears("/organizer moderators remove <@Ana>"), StringComparison.Ordinal);
        await ana.Says("/organizer moderators add <@Ben>");
        Assert.StartsWith("Removed.", await ana.Hears("/organizer moderators remove <@Ana>"), StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", await ana.Hears("/organizer status"), StringComparison.Ordinal);
        Assert.StartsWith("This is the last moderator here", await _bot.SlackMember("Ben").Hears("/organizer moderators remove Ben"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_remove_each_other_at_once_do_not_leave_nobody()
    {
        var ana = await ClaimAsync("Ana");
        await ana.Says("/organizer moderators add <@Ben>");

        await Task.WhenAll(ana.Says("/organizer moderators remove <@Ben>"), _bot.SlackMember("Ben").Says("/organizer moderators remove <@Ana>"));

        Assert.Equal(1, await _bot.LookAsync(db => Task.FromResult(db.Moderators.Count())));
    }

    [Fact]
    public async Task An_appointment_holds_in_its_own_community_only()
    {
        await _bot.Moderator().Says("/organizer moderators add <@Ana>");

        Assert.StartsWith("Only moderators", await _bot.SlackMember("Ana").Hears("/organizer status"), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<Person> ClaimAsync(string name)
    {
        var code = _bot.Services.GetRequiredService<ClaimCodes>().For(new CommunityRef(Platform.Slack, "T1"));
        var person = _bot.SlackMember(name);
        await person.Says($"/organizer claim {code} members");
        return person;
    }
}
