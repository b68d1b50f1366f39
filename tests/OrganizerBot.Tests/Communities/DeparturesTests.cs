using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Isolation;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

/// <summary>The bot was removed from a community: its data is kept for thirty days, and then erased, keys first; what it published in company of others stays.</summary>
public sealed class DeparturesTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();
    private Neighbour _leaving = null!;
    private Neighbour _staying = null!;

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _leaving = new Neighbour(_bot, new CommunityRef(Platform.Slack, "T0LEAVES"), "Walnut");
        _staying = new Neighbour(_bot, new CommunityRef(Platform.Discord, "100"), "Quartz");
        await _leaving.SettleAsync();
        await _staying.SettleAsync();
        await _bot.RunAsync<Installations>(installations => installations.KeepAsync(_leaving.Ref, new Grant("xoxb-invented", null, null), Language.English, TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task After_thirty_days_nothing_is_left_and_no_older_copy_can_be_read()
    {
        var id = await _leaving.Id();
        var copy = _bot.CopiesItsDatabase("copy");
        await LeavesAsync();
        await _bot.SweepsAfter(TimeSpan.FromDays(29));
        Assert.Equal(SuspensionReason.Removed, Assert.Single((await RowsAsync()).Select(reason => reason).Distinct()));
        Assert.Contains("Walnut", await TextsAsync(), StringComparison.Ordinal);

        await _bot.SweepsAfter(TimeSpan.FromDays(1));
        await _bot.SweepsKeys();

        Assert.DoesNotContain("Walnut", await TextsAsync(), StringComparison.Ordinal);
        Assert.Contains("Quartz", await TextsAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await _bot.WrappedKeys(), key => key.Community == id);
        Assert.Empty(_bot.KeysOnDisk().GenerationsOf(id));
        Assert.All((await KeyScenes.WrappedKeysIn(copy)).Where(key => key.Community == id), key => Assert.Throws<InvalidOperationException>(() => key.Open(_bot.KeysOnDisk())));
        Assert.False(_bot.HasOnDisk("Walnut"u8), "The files hold nothing of it either.");
        Assert.False(_bot.HasOnDisk("T0LEAVES"u8), "Nor its name.");
        Assert.StartsWith("Signed", await _staying.Member("Zoe").Hears($"/petition sign {await OpenPetitionAsync(_staying)} as:named"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_back_in_time_finds_everything_as_it_was()
    {
        await LeavesAsync();
        await _bot.SweepsAfter(TimeSpan.FromDays(29));

        // One of its members uses the bot: it must be there again.
        Assert.StartsWith("Signed", await _leaving.Member("Zoe").Hears($"/petition sign {await OpenPetitionAsync(_leaving)} as:named"), StringComparison.Ordinal);

        await _bot.SweepsAfter(TimeSpan.FromDays(40));
        Assert.Contains("Walnut", await TextsAsync(), StringComparison.Ordinal);
        Assert.Null((await CommunityAsync())!.LeftAt);
        Assert.All(await RowsAsync(), Assert.Null);
    }

    [Fact]
    public async Task The_clock_begins_at_the_first_farewell_and_begins_anew_after_a_return()
    {
        await LeavesAsync();
        await _bot.SweepsAfter(TimeSpan.FromDays(20));
        await LeavesAsync();
        var first = (await CommunityAsync())!.LeftAt;
        Assert.Equal(_bot.Clock.GetUtcNow().AddDays(-20), first);

        await _bot.RunAsync<Removal>(removal => removal.ReturnAsync(_leaving.Ref, TestContext.Current.CancellationToken));
        await LeavesAsync();
        await _bot.SweepsAfter(TimeSpan.FromDays(20));
        Assert.Contains("Walnut", await TextsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_campaign_that_others_joined_texts_and_numbers_stay()
    {
        var petition = await _leaving.Petitions("Lighthouse", open: true);
        var campaign = await _leaving.CampaignAbout("Lighthouse");
        await _leaving.Moderator.LetsIn(_staying.Moderator, campaign);
        Assert.StartsWith("Signed", await _staying.Member("Zoe").Hears($"/petition sign {petition} as:named"), StringComparison.Ordinal);
        var shown = await SignaturesAsync(petition);

        await LeavesAsync();
        await _bot.SweepsAfter(TimeSpan.FromDays(30));
        await _bot.SweepsKeys();

        Assert.Equal(shown, await SignaturesAsync(petition));
        var words = await _staying.Member().Hears($"/petition show {petition}");
        Assert.Contains("No face recognition, Walnut", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Signed", await _staying.Member("Yan").Hears($"/petition sign {petition} as:named"), StringComparison.Ordinal);
        Assert.Equal(CampaignState.Ended, await _bot.LookAsync(db => db.Campaigns.Where(row => row.Code == OrganizerBot.Code.Parse(campaign, null)).Select(row => row.State).SingleAsync()));
        await _bot.SweepsAfter(TimeSpan.FromDays(10));
        Assert.Equal(shown, await SignaturesAsync(petition));
    }

    [Fact]
    public async Task Whoever_invites_the_bot_after_that_is_met_as_a_stranger()
    {
        await LeavesAsync();
        await _bot.SweepsAfter(TimeSpan.FromDays(30));
        await _bot.SweepsKeys();

        await _bot.RunAsync<Installations>(installations => installations.KeepAsync(_leaving.Ref, new Grant("xoxb-again", null, null), Language.English, TestContext.Current.CancellationToken));

        Assert.DoesNotContain("Walnut", await _leaving.Moderator.Hears("/petition list"), StringComparison.Ordinal);
        Assert.StartsWith("Signed", await _leaving.Member().Hears($"/petition sign {await FreshPetitionAsync()} as:named"), StringComparison.Ordinal);
        Assert.Equal(2, await _bot.LookAsync(db => db.Communities.CountAsync(community => community.Platform == Platform.Slack)));
    }

    [Fact]
    public async Task A_refused_message_tells_of_a_removal_where_the_platform_says_so()
    {
        var removed = new Neighbour(_bot, new CommunityRef(Platform.Discord, "removed"), "Oak");
        await removed.SettleAsync();

        await IsRefusedAsync(removed, new SendResult.PermissionMissing());
        await IsRefusedAsync(_leaving, new SendResult.AuthDead());

        Assert.NotNull((await _bot.LookAsync(db => db.Communities.SingleAsync(community => community.PlatformId == "removed"))).LeftAt);
        Assert.All(
            await _bot.LookAsync(db => db.Destinations.Where(destination => db.Communities.Any(community => community.Id == destination.CommunityId && community.PlatformId == "removed")).ToListAsync()),
            destination => Assert.Equal(SuspensionReason.Removed, destination.Suspended));
        Assert.Null((await CommunityAsync())!.LeftAt);
        Assert.All(await RowsAsync(), Assert.Null);
    }

    private Task IsRefusedAsync(Neighbour neighbour, SendResult why) => _bot.RunAsync<IServiceProvider>(async services =>
    {
        var (db, id) = (services.GetRequiredService<OrganizerDb>(), new Id<Community>(await neighbour.Id()));
        var destination = await db.Destinations.FirstAsync(destination => destination.CommunityId == id);
        await services.GetRequiredService<Suspensions>().SuspendAsync(destination, await db.Communities.SingleAsync(community => community.Id == id), why, TestContext.Current.CancellationToken);
        await services.GetRequiredService<IWriter>().SaveAsync(db, TestContext.Current.CancellationToken);
    });

    private async Task<string> FreshPetitionAsync()
    {
        await _leaving.BelongsToItsMembers();
        return await _leaving.Petitions("Lighthouse", open: true);
    }

    private Task LeavesAsync() => _bot.RunAsync<Removal>(removal => removal.NoteAsync(_leaving.Ref, TestContext.Current.CancellationToken));

    private Task<Community?> CommunityAsync() => _bot.LookAsync(db => db.Communities.AsNoTracking().FirstOrDefaultAsync(community => community.PlatformId == _leaving.Ref.Id));

    private Task<List<SuspensionReason?>> RowsAsync() => _bot.LookAsync(db => db.Destinations
        .Where(destination => destination.Platform == Platform.Slack).Select(destination => destination.Suspended).ToListAsync());

    private Task<int> SignaturesAsync(string petition) => _bot.LookAsync(async db =>
    {
        var code = OrganizerBot.Code.Parse(petition, null);
        var sheet = await db.Petitions.Where(row => row.Code == code).Select(row => row.SheetId).SingleAsync();
        return await db.Signatures.CountAsync(signature => signature.SheetId == sheet);
    });

    private async Task<string> OpenPetitionAsync(Neighbour neighbour)
    {
        var owner = new Id<Community>(await neighbour.Id());
        return await _bot.LookAsync(async db => (await db.Petitions.Where(petition => petition.OwnerId == owner && petition.State == PetitionState.Open
            && db.Campaigns.Any(campaign => campaign.Id == petition.CampaignId && campaign.State == CampaignState.Running)).Select(petition => petition.Code).FirstAsync()).ToString());
    }

    private Task<string> TextsAsync() => _bot.LookAsync(async db => string.Join(
        '\n', (await db.Petitions.Select(petition => petition.Text).ToListAsync()).Concat(await db.Pledges.Select(pledge => pledge.Statement).ToListAsync())
            .Concat(await db.Campaigns.Select(campaign => campaign.Target).ToListAsync())));
}
