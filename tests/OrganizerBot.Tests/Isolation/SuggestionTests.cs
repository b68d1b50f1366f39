using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
using OrganizerBot.Pledges;
using OrganizerBot.Refusals;
using OrganizerBot.Support;

namespace OrganizerBot.Isolation;

/// <summary>Whoever types what: what is suggested, they may see anyway. No draft, nothing of another community, no count.</summary>
public sealed class SuggestionTests(QuietBot bot) : IClassFixture<QuietBot>
{
    private static readonly string[] Beginnings = ["", "light", "LIGHTHOUSE", "no face", "i will", "daily", "oak", "quartz", "unseen", "nobody", "offer", "4", "%", "'", "·", "*", "\u202E"];

    private static int _typists;

    private readonly Neighbour _home = new(bot, new CommunityRef(Platform.Discord, "100"), "Oak");
    private readonly Neighbour _other = new(bot, new CommunityRef(Platform.Slack, "T9"), "Quartz");

    [Fact]
    public async Task What_is_suggested_is_seen_anyway_and_bears_no_count()
    {
        foreach (var community in new[] { _home, _other })
        {
            await community.SettleAsync();
        }

        (bot.Groups.Members["S1"], bot.Groups.Members["S2"]) = (["Gus"], []);
        await _other.Moderator.Says("/organizer moderators add group:S1");
        await _home.Moderator.LetsIn(_other.Moderator, await _home.CampaignAbout("Lighthouse"));
        var labels = await LabelsAsync();
        var choices = bot.Services.GetRequiredService<CommandCatalog>().Commands
            .SelectMany(command => command.Options.Where(option => option.Details.Suggest is not null).Select(option => (command, option))).ToArray();
        var beginnings = Beginnings.Concat(labels.Keys.Take(8).Select(code => code[..2])).ToArray();
        var (asked, made) = (0, 0);

        await Gen.Select(Gen.Int[0, choices.Length - 1], Gen.Int[0, beginnings.Length - 1], Gen.Int[0, 1], Gen.Int[0, 3]).SampleAsync(
            async pick =>
            {
                var (command, option) = choices[pick.Item1];
                var visitor = Typist(pick.Item3 == 0 ? _home : _other, pick.Item4);
                var suggested = await bot.Services.GetRequiredService<CommandDispatcher>().SuggestAsync(new CommandLine(command.Path), option.Name, beginnings[pick.Item2], visitor, CancellationToken.None);
                Interlocked.Increment(ref asked);
                Interlocked.Add(ref made, suggested.Count);
                var seen = await SeenAsync(visitor, option);
                Assert.All(suggested, choice => Assert.True(seen.Contains(choice.Value), $"/{command.Path} {option.Name}: suggests {choice}"));
                Assert.All(suggested, choice => Assert.Equal(labels.GetValueOrDefault(choice.Value, choice.Value), choice.Label));
            },
            iter: Figures.Cases(1500, 50_000),
            threads: 2);

        Figures.Say($"Suggestions: {asked} asked for, {made} made, 0 that the asker may not see, 0 with a count");
        Assert.True(made > 100, $"Only {made} suggestions were made: nothing was tried.");
    }

    /// <summary>An outsider, somebody unverified, a member or a moderator, each time another account: nobody types that fast.</summary>
    private static Visitor Typist(Neighbour community, int role)
    {
        var person = (role == 3 ? community.Moderator : community.Member()) with { Name = $"Typist{Interlocked.Increment(ref _typists)}" };
        return person.Visitor("typing") with { IsOutsider = role == 0, IsUnverified = role == 1 };
    }

    /// <summary>The one label of each thing: its code and its name, which say nothing of how many signed.</summary>
    private Task<Dictionary<string, string>> LabelsAsync() => bot.LookAsync(async db =>
    {
        // A company that no moderator has read is sealed; to moderators it is suggested by its name all the same.
        var keys = bot.Services.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<KeyRing>();
        Dictionary<Id<Campaign>, string> companies = [];
        foreach (var campaign in await db.Campaigns.ToListAsync())
        {
            companies[campaign.Id] = campaign.TargetFor(await keys.OfCommunityAsync(campaign.OwnerId, CancellationToken.None)).Value;
        }

        List<(Code Code, string Name)> proposed = [];
        foreach (var proposal in await db.Proposals.ToListAsync())
        {
            proposed.Add((proposal.Code, proposal.Words(await keys.OfCommunityAsync(proposal.CommunityId, CancellationToken.None)).Title));
        }

        List<(Code Code, string Name)> blocks = [];
        foreach (var block in await db.Blocks.ToListAsync())
        {
            blocks.Add((block.Code, block.Reason(await keys.OfCommunityAsync(block.CommunityId, CancellationToken.None))!));
        }

        (Code Code, string Name)[] named =
        [
            .. proposed,
            .. (await db.Campaigns.ToListAsync()).Select(campaign => (campaign.Code, campaign.Target)),
            .. (await db.Petitions.ToListAsync()).Select(petition => (petition.Code, petition.Title)),
            .. (await db.Pledges.ToListAsync()).Select(pledge => (pledge.Code, pledge.Statement)),
            .. (await db.Digests.ToListAsync()).Select(digest => (digest.Code, digest.Schedule)),
            .. (await db.Refusals.ToListAsync()).Select(refusal => (refusal.Code, companies[refusal.CampaignId])),
            .. blocks,
        ];
        return named.Select(thing => (Value: thing.Code.ToString(), Label: UserText.Cut($"{thing.Code} · {thing.Name}", 75)))
            .Concat(bot.Groups.Members.Keys.Select(group => (Value: group, Label: $"@{group.ToLowerInvariant()}"))).ToDictionary(thing => thing.Value, thing => thing.Label);
    });

    /// <summary>What somebody may see, worked out from all rows, not by the queries that are tried.</summary>
    private Task<HashSet<string>> SeenAsync(Visitor visitor, OptionDescriptor option) => bot.LookAsync(async db =>
    {
        var (platform, id) = visitor.Community;
        var community = (await db.Communities.SingleAsync(community => community.Platform == platform && community.PlatformId == id)).Id;
        var moderates = visitor is { ManagesCommunity: true, MayAct: true };
        var joined = (await db.Participations.ToListAsync()).Where(part => part.CommunityId == community).Select(part => part.CampaignId).ToHashSet();
        var campaigns = (await db.Campaigns.ToListAsync()).Where(campaign => joined.Contains(campaign.Id)).ToArray();
        IEnumerable<object> seen = option.Name switch
        {
            "topic" => bot.Services.GetRequiredService<CommandCatalog>().Commands.Where(command => command.Policy <= (moderates ? CommandPolicy.Moderator : visitor.MayAct ? CommandPolicy.Member : CommandPolicy.Anyone)).Select(command => command.Noun),
            "company" => campaigns.Where(campaign => campaign is { IsAnnounced: true, State: CampaignState.Running }).Select(campaign => campaign.Target),
            "campaign" => campaigns.Where(campaign => campaign.IsAnnounced || moderates).Select(campaign => (object)campaign.Code),
            "petition" => (await db.Petitions.ToListAsync()).Where(petition => joined.Contains(petition.CampaignId) && (petition.State != PetitionState.Draft || (moderates && petition.OwnerId == community))).Select(petition => (object)petition.Code),
            "pledge" => (await db.Pledges.ToListAsync()).Where(pledge => joined.Contains(pledge.CampaignId) && (pledge.State != PledgeState.Draft || (moderates && pledge.OwnerId == community))).Select(pledge => (object)pledge.Code),
            "digest" => (await db.Digests.ToListAsync()).Where(digest => moderates && digest.CommunityId == community).Select(digest => (object)digest.Code),
            "proposal" => (await db.Proposals.ToListAsync()).Where(proposal => moderates && proposal.CommunityId == community).Select(proposal => (object)proposal.Code),
            "refusal" => (await db.Refusals.ToListAsync()).Where(refusal => moderates && refusal.CommunityId == community && refusal.State == RefusalState.Waiting).Select(refusal => (object)refusal.Code),
            "zone" => TimeZoneInfo.GetSystemTimeZones().Where(_ => moderates).Select(zone => zone.Id),
            "block" => (await db.Blocks.ToListAsync()).Where(block => moderates && block.CommunityId == community).Select(block => (object)block.Code),
            "group" => bot.Groups.Members.Keys.Where(_ => moderates && platform == Platform.Slack),
            _ => throw new InvalidOperationException($"Nobody has said who may see a {option.Name}. Say it in {nameof(SuggestionTests)}."),
        };
        return seen.Select(thing => $"{thing}").ToHashSet();
    });
}
