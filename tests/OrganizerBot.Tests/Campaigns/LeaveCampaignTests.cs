using Microsoft.EntityFrameworkCore;
using OrganizerBot.Isolation;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Campaigns;

/// <summary>What a community still answers for after it has left a campaign, and what it can begin there no more.</summary>
public sealed class LeaveCampaignTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();
    private Neighbour _owner = null!;
    private Neighbour _guest = null!;
    private string _campaign = "";

    [Fact]
    public async Task A_refusal_that_waits_is_still_read_and_approved()
    {
        await _guest.Member().Says("""/refusal log company:"Lighthouse Oak" stage:offer reason:"They filmed us" """);
        await _guest.Member("Ben").Says("""/refusal log company:"Lighthouse Oak" stage:offer reason:"Us too" """);
        await LeaveAsync();

        var list = await _guest.Moderator.Says("/review list");
        var codes = Assert.IsType<Reply.Say>(list).Message.Buttons.Where(button => button.Line.Path == "review approve").Select(button => button.Line.Values["refusal"]).ToArray();
        Assert.Contains("Lighthouse Oak", _guest.Moderator.Words(list), StringComparison.Ordinal);
        Assert.StartsWith("Approved", await _guest.Moderator.Hears($"/review approve {codes[0]}"), StringComparison.Ordinal);
        Assert.StartsWith("Rejected", await _guest.Moderator.Hears($"/review reject {codes[1]} reason:\"No names, please\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_petition_and_its_pledge_there_can_be_closed_and_no_more_opened()
    {
        var (open, draft) = (await StartAsync("petition", open: true), await StartAsync("petition", open: false));
        var (openPledge, draftPledge) = (await StartAsync("pledge", open: true), await StartAsync("pledge", open: false));
        await LeaveAsync();

        Assert.StartsWith("There is no petition", await _guest.Moderator.Hears($"/petition open {draft}"), StringComparison.Ordinal);
        Assert.StartsWith("There is no pledge", await _guest.Moderator.Hears($"/pledge open {draftPledge}"), StringComparison.Ordinal);
        Assert.Contains("is closed", await _guest.Moderator.Hears($"/petition close {open} sure:yes"), StringComparison.Ordinal);
        Assert.Contains("is closed", await _guest.Moderator.Hears($"/pledge close {openPledge} sure:yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_leaves_and_joins_again_takes_part_and_brings_no_more_members_than_the_first_time()
    {
        var before = await JoinedAsync();
        Assert.NotEqual(0, before);

        for (var time = 0; time < 2; time++)
        {
            await LeaveAsync();
            Assert.StartsWith("There is no campaign", await _guest.Moderator.Hears($"/campaign show {_campaign}"), StringComparison.Ordinal);
            await _owner.Moderator.LetsIn(_guest.Moderator, _campaign);
        }

        Assert.Equal(before, await JoinedAsync());
        Assert.Contains("Lighthouse", await _guest.Moderator.Hears($"/campaign show {_campaign}"), StringComparison.Ordinal);

        Task<int> JoinedAsync() => _bot.LookAsync(db => db.Sheets.SumAsync(sheet => sheet.Joined));
    }

    [Fact]
    public async Task Of_a_community_that_was_taken_out_nothing_more_appears_and_what_was_approved_a_moment_before_waits_again()
    {
        await _guest.Member().Says("""/refusal log company:"Lighthouse Oak" stage:offer reason:"They filmed us" credit:yes""");
        var code = await WaitingAsync();
        Assert.StartsWith("Approved", await _guest.Moderator.Hears($"/review approve {code}"), StringComparison.Ordinal);
        await RemoveAsync();
        await _bot.CarriesOut();

        Assert.DoesNotContain("They filmed us", await _owner.Member().Hears("/refusal list"), StringComparison.Ordinal);
        Assert.Contains("They filmed us", await _guest.Moderator.Hears("/review list"), StringComparison.Ordinal);
        Assert.StartsWith($"{code} cannot appear", await _guest.Moderator.Hears($"/review approve {code}"), StringComparison.Ordinal);
        Assert.StartsWith("Rejected", await _guest.Moderator.Hears($"/review reject {code} reason:\"We were taken out\""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_guest_approves_does_not_let_the_owners_members_know_of_a_campaign_before_its_moderators_do()
    {
        await _owner.Petitions("Quagmire");
        var quiet = await _owner.CampaignAbout("Quagmire");
        await _owner.Moderator.LetsIn(_guest.Moderator, quiet);
        await _guest.Member().Says("""/refusal log company:"Quagmire Oak" stage:offer reason:"They filmed us" credit:yes""");

        await _guest.Moderator.Says($"/review approve {await WaitingAsync()}");
        await _bot.CarriesOut();

        Assert.DoesNotContain("Quagmire", await _owner.Member().Hears("/refusal list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_says_once_that_nothing_is_signed_there_any_more_and_its_channel_hears_nothing_else()
    {
        var (petition, sheet) = (await PetitionAsync(), await _bot.LookAsync(db => db.Sheets.Select(sheet => sheet.Id).SingleAsync()));
        await _guest.Moderator.Says($"/petition post {petition}");
        await PumpAsync();
        await RemoveAsync();

        await KeepsAsync(sheet);
        await KeepsAsync(sheet);
        await _owner.Moderator.Says($"/petition close {petition} sure:yes");
        _bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await KeepsAsync(sheet);

        Assert.StartsWith("This community takes part in the campaign no longer", Flat.Text(Assert.Single(_bot.Slack.Faces.Values), Words.In(Language.English)), StringComparison.Ordinal);
        Assert.Single(_bot.Slack.Edits);
        Assert.Single(_bot.Slack.Posts);

    }

    [Fact]
    public async Task A_card_is_itself_again_once_its_community_is_back()
    {
        var (petition, sheet) = (await PetitionAsync(), await _bot.LookAsync(db => db.Sheets.Select(sheet => sheet.Id).SingleAsync()));
        await _guest.Moderator.Says($"/petition post {petition}");
        await PumpAsync();
        await LeaveAsync();
        await KeepsAsync(sheet);

        await _owner.Moderator.LetsIn(_guest.Moderator, _campaign);
        await KeepsAsync(sheet);

        Assert.Contains(Assert.Single(_bot.Slack.Faces.Values).Buttons, button => button.Line.Path == "petition sign");
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _owner = new Neighbour(_bot, new CommunityRef(Platform.Discord, "100"), "Oak");
        _guest = new Neighbour(_bot, new CommunityRef(Platform.Slack, "T1"), "Oak");
        await _guest.BelongsToItsMembers();
        await _owner.Petitions("Lighthouse", open: true);
        _campaign = await _owner.CampaignAbout("Lighthouse");
        await _owner.Moderator.LetsIn(_guest.Moderator, _campaign);
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task LeaveAsync() => Assert.StartsWith("Your community no longer takes part", await _guest.Moderator.Hears($"/campaign leave {_campaign} sure:yes"), StringComparison.Ordinal);

    private async Task KeepsAsync(Id<Sheet> sheet)
    {
        await _bot.RunAsync<SheetKeeper>(keeper => keeper.LookAsync(sheet, TestContext.Current.CancellationToken));
        await PumpAsync();
    }

    private Task PumpAsync() => _bot.RunAsync<OutboxPump>(async pump =>
    {
        while (await pump.PassAsync(TestContext.Current.CancellationToken) > 0)
        {
        }
    });

    private async Task RemoveAsync()
    {
        var code = await _bot.LookAsync(db => db.Participations.Where(part => part.CommunityId != part.OwnerId).Select(part => part.Code).FirstAsync());
        Assert.StartsWith("The community", await _owner.Moderator.Hears($"/campaign remove {code} sure:yes"), StringComparison.Ordinal);
    }

    private async Task<Code> WaitingAsync() => await _bot.LookAsync(db => db.Refusals.Where(refusal => refusal.State == RefusalState.Waiting).Select(refusal => refusal.Code).SingleAsync());

    private async Task<Code> PetitionAsync() => await _bot.LookAsync(db => db.Petitions.Select(petition => petition.Code).SingleAsync());

    private Task<string> StartAsync(string noun, bool open) => noun == "petition" ? _guest.Petitions("Lighthouse", open) : _guest.Pledges("Lighthouse", open);
}
