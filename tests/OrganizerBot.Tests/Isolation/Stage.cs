using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Isolation;

/// <summary>One row of the permission table: a command, the thing it is about in one state, in a guild of its own.</summary>
/// <param name="Command">The command.</param>
/// <param name="State">The state of the thing; empty where the command is about none.</param>
/// <param name="Guild">Where it happens.</param>
/// <param name="Code">The thing's code, or null.</param>
internal sealed record Stage(CommandDescriptor Command, string State, Neighbour Guild, string? Code)
{
    /// <summary>The code of nothing.</summary>
    public const string Ghost = "00000";

    private static int _guilds;

    /// <summary>The states in which a command may find what it is about.</summary>
    public static IReadOnlyList<string> StatesOf(CommandDescriptor command) => Lines.CodeOption(command)?.Name switch
    {
        null => [""],
        "digest" => ["open", "closed", "none"],
        "refusal" => ["draft", "open", "none"],
        "proposal" => ["open", "none"],
        "block" or "request" or "community" => ["open", "none"],
        _ => ["draft", "open", "closed", "none"],
    };

    /// <summary>Sets it up.</summary>
    public static async Task<Stage> SetAsync(TestBot bot, CommandDescriptor command, string state)
    {
        var guild = new Neighbour(bot, new CommunityRef(Platform.Discord, $"3{Interlocked.Increment(ref _guilds):D5}"), "Oak");
        await guild.Moderator.Says("/organizer settings language:english");
        var code = state is "" ? null : state is "none" ? Ghost : await ThingAsync(guild, command.Path is "campaign retract" ? "own request" : Lines.CodeOption(command)!.Name, state);
        var before = command.Path switch
        {
            "petition withdraw" when state is "open" => $"/petition sign {code} as:named",
            "pledge release" when state is "open" => $"/pledge make {code} as:named",
            _ => null,
        };
        if (before is not null)
        {
            Assert.Matches("^(Signed|Pledged)", await guild.Member().Hears(before));
        }

        return new Stage(command, state, guild, code);
    }

    private static async Task<string> ThingAsync(Neighbour guild, string kind, string state)
    {
        var (open, closed) = (state is not "draft", state is "closed");
        switch (kind)
        {
            case "petition":
                return await guild.Petitions("Lighthouse", open, closed);
            case "pledge":
                return await guild.Pledges("Lighthouse", open, closed);
            case "campaign":
                await guild.Petitions("Lighthouse", open);
                var campaign = await guild.CampaignAbout("Lighthouse");
                return closed ? await DoneAsync(guild, $"/campaign close {campaign} yes", campaign) : campaign;
            case "digest":
                await guild.Moderator.Says("/digest add schedule:\"daily 18:30\"");
                var digest = await guild.LastDigest();
                return closed ? await DoneAsync(guild, $"/digest pause {digest}", digest) : digest;
            case "proposal":
                var proposed = await guild.Member().Says($"""/petition propose target:"Lighthouse {guild.Mark}" addressee:"the board" title:"No cameras" text:"No cameras, {guild.Mark}" """);
                return Assert.IsType<Reply.Say>(proposed).Message.Buttons.Single().Line.Values["proposal"];
            case "refusal":
                await guild.Petitions("Lighthouse", open: true);
                var logged = await guild.Member().Says($"""/refusal log company:"Lighthouse {guild.Mark}" stage:offer {(open ? "" : "reason:\"They filmed us\"")}""");
                return Assert.IsType<Reply.Say>(logged).Message.Buttons.Single().Line.Values["refusal"];
            case "block":
                await guild.Moderator.Says("/organizer block member:<@88> reason:spam");
                return await guild.LastBlock();
            case "request":
                await guild.Petitions("Lighthouse", open: true);
                return await Stranger(guild).Moderator.AsksToJoin(await guild.Moderator.Shares(await guild.CampaignAbout("Lighthouse")));
            case "own request":
                var stranger = Stranger(guild);
                await stranger.Petitions("Lighthouse", open: true);
                return await guild.Moderator.AsksToJoin(await stranger.Moderator.Shares(await stranger.CampaignAbout("Lighthouse")));
            case "community":
                await guild.Petitions("Lighthouse", open: true);
                return await guild.Moderator.LetsIn(Stranger(guild).Moderator, await guild.CampaignAbout("Lighthouse"));
            default:
                throw new InvalidOperationException($"Nobody has said how a {kind} comes about. Say it in {nameof(Stage)}.");
        }
    }

    /// <summary>A guild beside the one where it happens.</summary>
    private static Neighbour Stranger(Neighbour guild) => new(guild.Bot, new CommunityRef(Platform.Discord, "9" + guild.Ref.Id), "Quartz");

    private static async Task<string> DoneAsync(Neighbour guild, string line, string code)
    {
        await guild.Moderator.Says(line);
        return code;
    }
}
