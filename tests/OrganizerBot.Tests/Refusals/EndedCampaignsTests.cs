using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

public sealed class EndedCampaignsTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    [Fact]
    public async Task A_week_after_a_campaign_ended_its_words_are_read_and_its_authors_are_unknown_but_for_those_who_showed_their_name()
    {
        var guild = _bot.HasAGuild();
        await guild.Knows("Quagmire");
        await guild.Log(2, "company:Quagmire stage:offer");
        var unnamed = await guild.Member("Ana").Logs("""company:Quagmire stage:offer reason:"They watch people." """);
        var named = await guild.Member("Ben").Logs("""company:Quagmire stage:interview reason:"They sell to anybody." credit:yes""");
        foreach (var code in (string[])[unnamed, named])
        {
            await guild.Approves(code);
        }

        await guild.KeepsTheWeeklyHour();
        var published = await guild.Member("Reader").Hears("/refusal list");
        Assert.Contains("They watch people.", published, StringComparison.Ordinal);
        Assert.Contains("Ben", published, StringComparison.Ordinal);
        await EndAsync(guild);

        await _bot.SweepsAfter(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Contains(await KeysAsync(), key => key.Part == KeyPart.Whole);
        await _bot.SweepsAfter(TimeSpan.FromSeconds(1));

        Assert.All(await KeysAsync(), key => Assert.Equal(KeyPart.Names, key.Part));
        Assert.Equal(published, await guild.Member("Reader").Hears("/refusal list"));
        Assert.StartsWith("You have no refusal", await guild.Member("Ana").Hears($"/refusal retract {unnamed}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Retracted", await guild.Member("Ana").Hears($"/refusal retract {named}"), StringComparison.Ordinal);
        Assert.StartsWith("Retracted", await guild.Member("Ben").Hears($"/refusal retract {named}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_wrote_anything_the_whole_key_goes_and_a_new_campaign_begins_afresh()
    {
        var guild = _bot.HasAGuild();
        await guild.Knows("Quagmire");
        await guild.Log(3, "company:Quagmire stage:offer");
        await EndAsync(guild);

        await _bot.SweepsAfter(TimeSpan.FromDays(7));

        Assert.Empty(await KeysAsync());
        Assert.Equal(3, await _bot.LookAsync(db => db.Refusals.CountAsync()));
        await guild.Knows("Quagmire");
        await guild.Log(3, "company:Quagmire stage:offer");
        Assert.Equal(6, await _bot.LookAsync(db => db.Refusals.CountAsync()));
        Assert.Equal(KeyPart.Whole, Assert.Single(await KeysAsync()).Part);
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        await _bot.StandsStill();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task EndAsync(Guild guild)
    {
        var code = await _bot.LookAsync(db => db.Campaigns.Select(campaign => campaign.Code).SingleAsync());
        await guild.Moderator.Says($"/campaign close {code} yes");
    }

    /// <summary>The keys of campaigns.</summary>
    private async Task<IReadOnlyList<WrappedKey>> KeysAsync() => [.. (await _bot.WrappedKeys()).Where(key => key.Of != key.Community)];
}
