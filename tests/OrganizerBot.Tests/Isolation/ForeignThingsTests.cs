using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
using OrganizerBot.Pledges;
using OrganizerBot.Support;

namespace OrganizerBot.Isolation;

/// <summary>What belongs to another community is as if it did not exist: whatever is asked of it, by whom, in whichever state it is.</summary>
public sealed class ForeignThingsTests(QuietBot bot) : IClassFixture<QuietBot>
{
    private const string Ghost = "00000";

    /// <summary>A line with its values, and one without: what was typed is then kept for the form that asks for the rest, the one row it may leave.</summary>
    private static readonly (Func<CommandDescriptor, string?, CommandLine> Line, string[] Aside)[] Forms = [(Lines.Filled, ["Inbox"]), (Lines.Bare, ["Inbox", "Drafts"])];

    private readonly Neighbour _home = new(bot, new CommunityRef(Platform.Discord, "100"), "Oak");
    private readonly Neighbour[] _others =
    [
        new(bot, new CommunityRef(Platform.Discord, "101"), "Quartz"),
        new(bot, new CommunityRef(Platform.Slack, "T9"), "Basalt"),
        new(bot, new CommunityRef(Platform.Discord, "102"), "Granite"),
    ];

    private CommandDispatcher Dispatcher => bot.Services.GetRequiredService<CommandDispatcher>();

    [Fact]
    public async Task Every_command_answers_about_what_is_foreign_as_about_what_does_not_exist_and_changes_nothing()
    {
        var foreign = await SettleAsync();
        var neighbours = foreign.Select(thing => thing.Community).Distinct().ToArray();
        var (tried, differing) = (0, new List<string>());
        var turn = 0;
        foreach (var command in Lines.NamingThings(bot.Services.GetRequiredService<CommandCatalog>()))
        {
            foreach (var person in new[] { _home.Member(), _home.Moderator })
            {
                foreach (var (line, aside) in Forms)
                {
                    var before = Tables.In(bot, aside);
                    var ghost = await AnswerAsync(line(command, Ghost), person, Ghost);
                    // All neighbours have the same things, and no command knows one neighbour from another: each time it is another's turn.
                    var neighbour = neighbours[turn++ % neighbours.Length];
                    foreach (var thing in foreign.Where(thing => thing.Community == neighbour))
                    {
                        var answer = await AnswerAsync(line(command, thing.Code), person, thing.Code);
                        tried++;
                        differing.AddRange(answer == ghost ? [] : [$"/{command.Path} on a {thing.State} {thing.Kind}: {answer} and not {ghost}"]);
                    }

                    Tables.Same(before, Tables.In(bot, aside), $"/{command.Path}");
                }
            }
        }

        Figures.Say($"Cross-tenant: {tried} pairs of command and foreign thing, {differing.Count} told from what does not exist, 0 rows changed");
        Assert.True(tried > 3000, $"Only {tried} pairs were tried.");
        Assert.True(differing.Count == 0, string.Join('\n', differing.Take(20)));
    }

    [Fact]
    public async Task Suggestions_never_hold_what_is_foreign()
    {
        var foreign = await SettleAsync();
        var (asked, made) = (0, 0);
        foreach (var command in bot.Services.GetRequiredService<CommandCatalog>().Commands)
        {
            foreach (var option in command.Options.Where(option => option.Details.Suggest is not null))
            {
                foreach (var prefix in _others.Select(other => other.Mark).Concat(foreign.Select(thing => thing.Code)).Append(""))
                {
                    foreach (var person in new[] { _home.Member($"Member{asked}"), _home.Moderator with { Name = $"Mo{asked}" } })
                    {
                        var suggested = await Dispatcher.SuggestAsync(new CommandLine(command.Path), option.Name, prefix, person.Visitor("suggestions"), CancellationToken.None);
                        (asked, made) = (asked + 1, made + suggested.Count);
                        Assert.DoesNotContain(suggested, choice => foreign.Any(thing => choice.Value == thing.Code) || (choice + "").Contains("Quartz", StringComparison.Ordinal) || (choice + "").Contains("Basalt", StringComparison.Ordinal));
                    }
                }
            }
        }

        Figures.Say($"Cross-tenant: {asked} times suggestions were asked for, {made} made, 0 of them foreign");
        Assert.True(made > 100, $"Only {made} suggestions were made: nothing was tried.");
    }


    private async Task<string> AnswerAsync(CommandLine line, Person person, string code) =>
        Lines.Text(await Dispatcher.DispatchAsync(line, person.Visitor(Guid.NewGuid().ToString()), TestContext.Current.CancellationToken), code);

    /// <summary>Everybody gets everything; home takes part in one campaign of the last neighbour. What that does not show is foreign.</summary>
    private async Task<IReadOnlyList<Thing>> SettleAsync()
    {
        if (!await bot.LookAsync(db => db.Communities.AnyAsync()))
        {
            foreach (var community in _others.Prepend(_home))
            {
                await community.SettleAsync();
            }

            await _others[2].Moderator.LetsIn(_home.Moderator, await _others[2].CampaignAbout("Lighthouse"));
            await _others[0].Moderator.AsksToJoin(await _others[1].Moderator.Shares(await _others[1].CampaignAbout("Lighthouse")));
        }

        var shown = await ShownAsync(Code.Parse(await _others[2].CampaignAbout("Lighthouse"), null));
        var home = await _home.Id();
        var foreign = (await Thing.AllOf(bot)).Where(thing => thing.Community != home && !shown.Contains(thing.Code)).ToArray();
        Assert.Equal(["Block", "Campaign", "Digest", "JoinRequest", "OutboxEntry", "Participation", "Petition", "Pledge", "Proposal", "Refusal"], foreign.Select(thing => thing.Kind).Distinct().Order());
        Assert.DoesNotContain(foreign, thing => thing.Code == Ghost);
        return foreign;
    }

    private Task<HashSet<string>> ShownAsync(Code joined) => bot.LookAsync(async db =>
    {
        var campaign = await db.Campaigns.Where(campaign => campaign.Code == joined).Select(campaign => campaign.Id).SingleAsync();
        var petitions = await db.Petitions.Where(petition => petition.CampaignId == campaign && petition.State != PetitionState.Draft).Select(petition => petition.Code).ToListAsync();
        var pledges = await db.Pledges.Where(pledge => pledge.CampaignId == campaign && pledge.State != PledgeState.Draft).Select(pledge => pledge.Code).ToListAsync();
        return petitions.Concat(pledges).Append(joined).Select(code => code.ToString()).ToHashSet();
    });
}
