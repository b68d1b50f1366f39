using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Communities;
using OrganizerBot.Isolation;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Campaigns;

/// <summary>A community asks to take part in another's campaign; those who run it decide, and both can end it.</summary>
public sealed class JoinRequestTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();
    private Neighbour _owner = null!;
    private Neighbour _guest = null!;
    private string _campaign = "";
    private string _petition = "";

    [Fact]
    public async Task Whoever_asks_sees_nothing_before_the_answer_and_the_request_on_both_sides()
    {
        var request = await _guest.Moderator.AsksToJoin(await _owner.Moderator.Shares(_campaign));

        Assert.StartsWith("There is no campaign", await _guest.Moderator.Hears($"/campaign show {_campaign}"), StringComparison.Ordinal);
        Assert.StartsWith("There is no petition", await _guest.Moderator.Hears($"/petition show {_petition}"), StringComparison.Ordinal);
        Assert.StartsWith("There is no petition", await _guest.Member().Hears($"/petition sign {_petition} as:named"), StringComparison.Ordinal);
        Assert.Contains("Communities: 1", await _owner.Moderator.Hears($"/campaign show {_campaign}"), StringComparison.Ordinal);
        Assert.Contains($"Discord server {request}, your community, asked", await _guest.Moderator.Hears("/campaign requests"), StringComparison.Ordinal);
        Assert.Contains($"Discord server {request} asks to take part in your campaign", await _owner.Moderator.Hears("/campaign requests"), StringComparison.Ordinal);
        Assert.Contains("1 community asks", await _owner.Moderator.Hears("/organizer status"), StringComparison.Ordinal);
        Assert.Contains("1 request of yours", await _guest.Moderator.Hears("/organizer status"), StringComparison.Ordinal);
        Assert.Contains("Only moderators", await _owner.Member().Hears("/campaign requests"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_twice_is_one_request_and_taking_it_back_leaves_none()
    {
        var join = await _owner.Moderator.Shares(_campaign);
        var request = await _guest.Moderator.AsksToJoin(join);

        Assert.Contains($"the request {request} still waits", await _guest.Moderator.Hears($"/campaign join {join}"), StringComparison.Ordinal);
        Assert.StartsWith($"The request {request} is taken back", await _guest.Moderator.Hears($"/campaign retract {request}"), StringComparison.Ordinal);
        Assert.StartsWith($"No request {request} waits", await _owner.Moderator.Hears($"/campaign accept {request}"), StringComparison.Ordinal);
        Assert.StartsWith("No community waits", await _owner.Moderator.Hears("/campaign requests"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_it_takes_part_and_who_comes_second_changes_nothing()
    {
        var request = await _guest.Moderator.AsksToJoin(await _owner.Moderator.Shares(_campaign));

        var accepted = await _owner.Moderator.Hears($"/campaign accept {request}");

        Assert.StartsWith($"Discord server {request} takes part in the campaign about Lighthouse Oak", accepted, StringComparison.Ordinal);
        Assert.StartsWith($"No request {request} waits", await _owner.Moderator.Hears($"/campaign decline {request}"), StringComparison.Ordinal);
        Assert.StartsWith("Signed", await _guest.Member().Hears($"/petition sign {_petition} as:named"), StringComparison.Ordinal);
        Assert.Contains($"Discord server {request}", await _owner.Moderator.Hears($"/campaign show {_campaign}"), StringComparison.Ordinal);
        Assert.DoesNotContain(request, await _owner.Member().Hears($"/campaign show {_campaign}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Discord server", await _guest.Moderator.Hears($"/campaign show {_campaign}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declined_it_asks_again_only_by_a_new_code_and_the_audit_of_both_has_it()
    {
        var join = await _owner.Moderator.Shares(_campaign);
        var request = await _guest.Moderator.AsksToJoin(join);

        Assert.Contains("is declined", await _owner.Moderator.Hears($"/campaign decline {request}"), StringComparison.Ordinal);

        Assert.Contains("have said no", await _guest.Moderator.Hears($"/campaign join {join}"), StringComparison.Ordinal);
        Assert.Contains("declined; only a new code", await _guest.Moderator.Hears("/campaign requests"), StringComparison.Ordinal);
        Assert.StartsWith("No request", await _guest.Moderator.Hears($"/campaign retract {request}"), StringComparison.Ordinal);
        Assert.Contains(request, await _owner.Moderator.Hears("/organizer audit"), StringComparison.Ordinal);
        Assert.Contains(request, await _guest.Moderator.Hears("/organizer audit"), StringComparison.Ordinal);
        var renewed = await RenewAsync("renew");
        Assert.StartsWith("No campaign has that code", await _guest.Moderator.Hears($"/campaign join {join}"), StringComparison.Ordinal);
        await _guest.Moderator.AsksToJoin(renewed);
    }

    [Theory]
    [InlineData("renew")]
    [InlineData("stop")]
    public async Task A_new_code_or_none_makes_what_was_asked_void(string change)
    {
        var request = await _guest.Moderator.AsksToJoin(await _owner.Moderator.Shares(_campaign));

        await RenewAsync(change);

        Assert.StartsWith($"No request {request} waits", await _owner.Moderator.Hears($"/campaign accept {request}"), StringComparison.Ordinal);
        Assert.StartsWith("No community waits", await _guest.Moderator.Hears("/campaign requests"), StringComparison.Ordinal);
        Assert.StartsWith("There is no campaign", await _guest.Moderator.Hears($"/campaign show {_campaign}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_than_five_wait_and_a_decision_makes_room()
    {
        var join = await _owner.Moderator.Shares(_campaign);
        var requests = new List<string>();
        for (var at = 0; at < JoinRequest.MostWaiting; at++)
        {
            requests.Add(await new Neighbour(_bot, new CommunityRef(Platform.Discord, $"4{at}"), "Oak").Moderator.AsksToJoin(join));
        }

        Assert.StartsWith("Too many communities wait", await _guest.Moderator.Hears($"/campaign join {join}"), StringComparison.Ordinal);
        await _owner.Moderator.Says($"/campaign decline {requests[0]}");
        await _guest.Moderator.AsksToJoin(join);
    }

    [Fact]
    public async Task Moderators_are_told_once_in_their_channels_with_what_to_press()
    {
        await _owner.Moderator.Says("/organizer channel <#500>");
        await _guest.Moderator.Says("/organizer channel <#500>");
        var request = await _guest.Moderator.AsksToJoin(await _owner.Moderator.Shares(_campaign));

        await _bot.TellsOfJoining();
        await _bot.TellsOfJoining();

        var card = Assert.Single(await PostedAsync(_owner, "join/"));
        Assert.Equal([$"campaign accept request:{request}", $"campaign decline request:{request}"], card.Buttons.Select(button => $"{button.Line}"));
        Assert.Empty(await PostedAsync(_guest, "join/"));

        await _owner.Moderator.Says($"/campaign accept {request}");
        await _bot.TellsOfJoining();
        await _bot.TellsOfJoining();
        Assert.Contains("members here can sign", Plain(Assert.Single(await PostedAsync(_guest, "join/"))), StringComparison.Ordinal);

        await _owner.Moderator.Says($"/campaign remove {request} sure:yes");
        await _bot.TellsOfJoining();
        Assert.Contains("have taken your community out", Plain(Assert.Single(await PostedAsync(_guest, "join/removed/"))), StringComparison.Ordinal);
        Assert.Single(await PostedAsync(_owner, "join/"));
    }

    [Fact]
    public async Task A_declined_community_is_told_and_one_that_an_employer_controls_that_it_may_read()
    {
        await _guest.Moderator.Says("/organizer channel <#500>");
        await _guest.Moderator.Says("/organizer settings owner:employer");
        var join = await _owner.Moderator.Shares(_campaign);
        await _owner.Moderator.Says($"/campaign decline {await _guest.Moderator.AsksToJoin(join)}");
        await _bot.TellsOfJoining();
        Assert.Contains("those who run it have said no", Plain(Assert.Single(await PostedAsync(_guest, "join/"))), StringComparison.Ordinal);

        await _owner.Moderator.Says($"/campaign accept {await _guest.Moderator.AsksToJoin(await RenewAsync("renew"))}");
        await _bot.TellsOfJoining();
        Assert.Contains("members here can read, and not sign", Plain(Assert.Single(await PostedAsync(_guest, "join/accepted/"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_and_taking_out_ask_once_and_each_side_keeps_what_is_its_own()
    {
        var request = await _owner.Moderator.LetsIn(_guest.Moderator, _campaign);
        await _guest.Member().Says($"/petition sign {_petition} as:named");
        await _guest.Member("Ben").Says("""/refusal log company:"Lighthouse Oak" stage:offer reason:"They filmed us" """);

        Assert.StartsWith("Leave the campaign about Lighthouse Oak?", await _guest.Moderator.Hears($"/campaign leave {_campaign}"), StringComparison.Ordinal);
        Assert.StartsWith($"Take the community {request} out", await _owner.Moderator.Hears($"/campaign remove {request}"), StringComparison.Ordinal);
        Assert.Contains("Communities: 2", await _owner.Moderator.Hears($"/campaign show {_campaign}"), StringComparison.Ordinal);

        Assert.Contains("no longer takes part", await _owner.Moderator.Hears($"/campaign remove {request} sure:yes"), StringComparison.Ordinal);

        Assert.Contains("Communities: 1", await _owner.Moderator.Hears($"/campaign show {_campaign}"), StringComparison.Ordinal);
        Assert.StartsWith("There is no petition", await _guest.Moderator.Hears($"/petition show {_petition}"), StringComparison.Ordinal);
        Assert.Contains("1 signature of", await _owner.Member().Hears($"/petition show {_petition}"), StringComparison.Ordinal);
        Assert.Contains("They filmed us", await _guest.Moderator.Hears("/review list"), StringComparison.Ordinal);
        Assert.StartsWith("Withdrawn", await _guest.Member().Hears($"/petition withdraw {_petition}"), StringComparison.Ordinal);
        Assert.Contains("have said no", await _guest.Moderator.Hears($"/campaign join {await _owner.Moderator.Shares(_campaign)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_takes_out_the_owner_or_whom_others_let_in()
    {
        var request = await _owner.Moderator.LetsIn(_guest.Moderator, _campaign);
        var owner = await _bot.LookAsync(async db => (await db.Participations.SingleAsync(part => part.CommunityId == part.OwnerId)).Code.ToString());

        foreach (var code in new[] { request, owner })
        {
            Assert.StartsWith("No community", await _guest.Moderator.Hears($"/campaign remove {code} sure:yes"), StringComparison.Ordinal);
        }

        Assert.StartsWith("No community", await _owner.Moderator.Hears($"/campaign remove {owner} sure:yes"), StringComparison.Ordinal);
        Assert.Contains("Communities: 2", await _owner.Moderator.Hears($"/campaign show {_campaign}"), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _owner = new Neighbour(_bot, new CommunityRef(Platform.Discord, "100"), "Oak");
        _guest = new Neighbour(_bot, new CommunityRef(Platform.Discord, "200"), "Quartz");
        _petition = await _owner.Petitions("Lighthouse", open: true);
        _campaign = await _owner.CampaignAbout("Lighthouse");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private static string Plain(Message message) => Flat.Text(message, Words.In(Language.English));

    /// <summary>What was made of the code to join: the new one, if any.</summary>
    private async Task<string> RenewAsync(string change)
    {
        var heard = await _owner.Moderator.Hears($"/campaign share {_campaign} code:{change}");
        return heard.Split(' ', '.').FirstOrDefault(word => word.Length == 10 && word.All(letter => char.IsAsciiDigit(letter) || char.IsAsciiLetterUpper(letter))) ?? "";
    }

    /// <summary>What waits to be posted to a community under keys that begin so.</summary>
    private async Task<IReadOnlyList<Message>> PostedAsync(Neighbour community, string begin)
    {
        var id = new Id<Community>(await community.Id());
        return await _bot.LookAsync(async db =>
        {
            var keys = await new KeyRing(db, _bot.Services.GetRequiredService<KeyFile>(), new OpenedRoots()).OfCommunityAsync(id, TestContext.Current.CancellationToken);
            var entries = await db.Outbox.Where(entry => entry.CommunityId == id && entry.Key.StartsWith(begin)).ToListAsync();
            return (IReadOnlyList<Message>)[.. entries.Select(entry => entry.Body(keys))];
        });
    }
}
