using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Impact;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Isolation;

/// <summary>A community that has everything there is, in each state. All that people wrote there holds its mark, so that a word that strays is found.</summary>
internal sealed partial record Neighbour(TestBot Bot, CommunityRef Ref, string Mark)
{
    public Person Moderator => new(Bot, Ref, "Mo") { Moderates = true, Channel = "500" };

    public Person Member(string name = "Ana") => new(Bot, Ref, name) { Channel = "500" };

    /// <summary>Its id in the database.</summary>
    public Task<Guid> Id() => Bot.LookAsync(async db =>
        (await db.Communities.Where(community => community.Platform == Ref.Platform && community.PlatformId == Ref.Id).Select(community => community.Id).SingleAsync()).Value);

    /// <summary>Starts a petition about a company.</summary>
    public async Task<string> Petitions(string company, bool open = false, bool closed = false)
    {
        var code = CodeIn().Match(await Moderator.Hears(
            $"""/petition start target:"{company} {Mark}" addressee:"the chief executive of {Mark}" title:"No face recognition, {Mark}" text:"We of {Mark} ask you to stop." deadline:30d""")).Groups[1].Value;
        await MoveAsync("petition", code, open, closed);
        return code;
    }

    /// <summary>Starts a pledge about a company.</summary>
    public async Task<string> Pledges(string company, bool open = false, bool closed = false)
    {
        var code = CodeIn().Match(await Moderator.Hears(
            $"""/pledge start target:"{company} {Mark}" statement:"I will decline interviews there, {Mark}" criticalmass:5 deadline:30d""")).Groups[1].Value;
        await MoveAsync("pledge", code, open, closed);
        return code;
    }

    /// <summary>Its moderators say that members control it themselves: on Slack nobody signs before that.</summary>
    public Task BelongsToItsMembers() => Moderator.Says("/organizer settings owner:members");

    /// <summary>Gets everything there is.</summary>
    public async Task SettleAsync()
    {
        await BelongsToItsMembers();
        await Petitions("Unseen");
        await Petitions("Lighthouse");
        await Petitions("Lighthouse", open: true, closed: true);
        var petition = await Petitions("Lighthouse", open: true);
        await Pledges("Lighthouse");
        await Pledges("Lighthouse", open: true, closed: true);
        await Pledges("Lighthouse", open: true);
        await Petitions("Harbour", open: true);
        await Moderator.Says($"/campaign close {await CampaignAbout("Harbour")} yes");
        await Moderator.Says($"/petition post {petition}");
        await Moderator.Says("/digest add schedule:\"daily 18:30\"");
        await Moderator.Says("/digest add schedule:\"daily 19:30\"");
        await Moderator.Says($"/digest pause {await LastDigest()}");
        await Member().Says($"""/refusal log company:"Lighthouse {Mark}" stage:offer reason:"They filmed us, {Mark}" """);
        await Member("Ben").Says($"""/refusal log company:"Lighthouse {Mark}" stage:interview""");
        await Member("Cem").Says($"""/refusal log company:"Nobody knows {Mark}" stage:offer""");
        await Member().Says($"""/petition propose target:"Lighthouse {Mark}" addressee:"the board" title:"No cameras {Mark}" text:"No cameras, {Mark}" """);
        await Member().Says($"/petition sign {petition} as:named");
        await Moderator.Says($"""/organizer block member:<@88> reason:"Nothing but spam, {Mark}" """);
    }

    /// <summary>Communities that have rows in each table behind the walls.</summary>
    public static async Task FillEveryTableAsync(params Neighbour[] communities)
    {
        foreach (var community in communities)
        {
            await community.SettleAsync();
            await community.Moderator.Says($"/digest send {await community.LastDigest()}");
            if (community is { Ref.Platform: Platform.Slack, Bot: QuietBot quiet })
            {
                quiet.Groups.Members["66"] = ["Gus"];
            }

            await community.Moderator.Says("/organizer moderators add <@77>");
            Assert.StartsWith("Appointed", await community.Moderator.Hears("/organizer moderators add group:66"), StringComparison.Ordinal);
            await community.Bot.RunAsync<Installations>(installations => installations.KeepAsync(community.Ref, new Grant("xoxb-invented", null, null), Language.English, TestContext.Current.CancellationToken));
            var owner = new Id<Community>(await community.Id());
            await community.Bot.RunAsync<OrganizerDb>(async db =>
            {
                var sheet = Sheet.Blank(Id<Sheet>.New(community.Bot.Clock), owner, null, 5);
                db.Add(sheet);
                db.Add(PastFigure.Note(await db.Campaigns.FirstAsync(campaign => campaign.OwnerId == owner), FigureKind.Refusal, "", new DateOnly(2027, 1, 1), 3));
                db.Add(ToldShare.Of(sheet, Id<Community>.Random(), SheetKeys.New(sheet.Id.Value)));
                db.Add(JoinRequest.Ask(await db.Campaigns.FirstAsync(campaign => campaign.OwnerId == owner), Id<Community>.Random(), "500"));
                await db.SaveChangesAsync();
            });
            await community.Moderator.Says($"""/impact contract {await community.CampaignAbout("Lighthouse")} monthly:600k source:"An invented notice of {community.Mark}" """);
            await community.Moderator.Says("/organizer channel <#500>");
        }

        // By then the hour has come at which what waits is shown.
        communities[0].Bot.Clock.Advance(TimeSpan.FromHours(10));
        await communities[0].Bot.KeepsReviews();
    }

    /// <summary>The code of its campaign about a company.</summary>
    public async Task<string> CampaignAbout(string company)
    {
        var (owner, target) = (new Id<Community>(await Id()), $"{company} {Mark}");
        return await Bot.LookAsync(async db => (await db.Campaigns.Where(campaign => campaign.OwnerId == owner && campaign.Target == target).Select(campaign => campaign.Code).SingleAsync()).ToString());
    }

    /// <summary>The code of the digest that was added last.</summary>
    public async Task<string> LastDigest()
    {
        var community = new Id<Community>(await Id());
        return await Bot.LookAsync(async db => (await db.Digests.Where(digest => digest.CommunityId == community).OrderByDescending(digest => digest.Schedule).Select(digest => digest.Code).FirstAsync()).ToString());
    }

    /// <summary>The code of its block.</summary>
    public async Task<string> LastBlock()
    {
        var community = new Id<Community>(await Id());
        return await Bot.LookAsync(async db => (await db.Blocks.Where(block => block.CommunityId == community).Select(block => block.Code).SingleAsync()).ToString());
    }

    private async Task MoveAsync(string noun, string code, bool open, bool closed)
    {
        if (open)
        {
            await Moderator.Says($"/{noun} open {code} eligible:42{(noun == "petition" ? " anyway:yes" : "")}");
        }

        if (closed)
        {
            await Moderator.Says($"/{noun} close {code} sure:yes");
        }
    }

    [GeneratedRegex(@"drafted as ([0-9A-Z]{5})")]
    private static partial Regex CodeIn();
}
