using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Isolation;

/// <summary>Who may do what to what: every command, in every state of the thing, by everybody. What was found is on one page; whoever may not is told so and changes nothing.</summary>
public sealed class PermissionTests(QuietBot bot) : IClassFixture<QuietBot>
{
    private const string Refused = "no";
    private const string Unknown = "unknown";
    private const string Answered = "answer";
    private const string Asked = "form";
    private const string Changed = "change";

    private static readonly Words Words = Words.In(Language.English);
    private static readonly string[] Roles = ["outsider", "unverified", "member", "elsewhere", "moderator"];

    private IReadOnlyDictionary<string, string>? _seen;

    [Fact]
    public async Task Who_may_do_what_on_one_page()
    {
        var page = new StringBuilder(
            """
            Who may do what, written by the tests. The state is that of the petition, pledge and so on that the command is about.
            outsider: a guest, a bot, or somebody from another organisation, even with the platform's highest rights; unverified: the platform did not say who it is;
            elsewhere: a member who moderates another community.
            no: refused in a sentence, nothing changed; unknown: as about a code that does not exist; answer: told, nothing changed; form: asked for more; change: done.


            """);
        var cells = 0;
        await new Neighbour(bot, new CommunityRef(Platform.Discord, "999"), "Quartz").Moderator.Says("/organizer moderators add <@Elsie>");
        foreach (var command in bot.Services.GetRequiredService<CommandCatalog>().Commands)
        {
            foreach (var state in Stage.StatesOf(command))
            {
                var row = await PlayAsync(await Stage.SetAsync(bot, command, state));
                Hold(command, state, row);
                cells += row.Count;
                page.Append(CultureInfo.InvariantCulture, $"/{command.Path,-28}{state,-8}{string.Concat(Roles.Select(role => $"{role}: {row[role],-10}")).TrimEnd()}\n");
            }
        }

        Figures.Say($"Role matrix: {cells} cells of command, state and role, 0 unauthorised effects");
        Golden.Matches("Commands/Permissions.verified.txt", page.ToString());
    }

    /// <summary>What holds whatever the page says.</summary>
    private static void Hold(CommandDescriptor command, string state, Dictionary<string, string> row)
    {
        string[] kept = command.Policy switch
        {
            CommandPolicy.Moderator => ["outsider", "unverified", "member", "elsewhere"],
            CommandPolicy.Member or CommandPolicy.Signer => ["outsider", "unverified"],
            _ => [],
        };
        Assert.All(Roles, role => Assert.True((row[role] == Refused) == kept.Contains(role), $"/{command.Path} ({state}) by {role}: {row[role]}"));
        Assert.All(Roles, role => Assert.True(row[role] != Changed || command.Policy != CommandPolicy.Anyone || command.Path == "organizer forget", $"/{command.Path} only reads, and changed something for {role}"));
        Assert.All(Roles.Except(kept), role => Assert.True(state is not "none" || row[role] == Unknown, $"/{command.Path} on nothing by {role}: {row[role]}"));
        Assert.All(Roles.Except(kept).Except(["moderator"]), role => Assert.True(state is not "draft" || row[role] == Unknown || command.Path == "refusal retract", $"/{command.Path} on a draft by {role}: {row[role]}"));
    }

    private async Task<Dictionary<string, string>> PlayAsync(Stage stage)
    {
        Dictionary<string, string> row = [];
        _seen = null;
        foreach (var role in Roles)
        {
            row[role] = await PlayAsync(stage, role);
        }

        return row;
    }

    private async Task<string> PlayAsync(Stage stage, string role)
    {
        var before = _seen ?? Tables.In(bot);
        var reply = await SayAsync(Lines.Filled(stage.Command, stage.Code), Visitor(stage.Guild, role));
        var after = _seen = Tables.In(bot);
        if (Refusal(stage.Command, role) is { } sentence && Lines.Text(reply, Stage.Ghost) == Lines.Text(sentence, Stage.Ghost))
        {
            Tables.Same(before, after, $"/{stage.Command.Path} ({stage.State}), refused to {role},");
            return Refused;
        }

        var changed = after.Any(table => table.Key != "Inbox" && before[table.Key] != table.Value);
        return changed ? Changed
            : reply is not Reply.Say ? Asked
            : stage.Code is { } code && Lines.Text(reply, code) == await AnswerAboutNothingAsync(stage, role) ? Unknown
            : Answered;
    }

    private async Task<string> AnswerAboutNothingAsync(Stage stage, string role)
    {
        _seen = null;
        return Lines.Text(await SayAsync(Lines.Filled(stage.Command, Stage.Ghost), Visitor(stage.Guild, role)), Stage.Ghost);
    }

    /// <summary>The sentence for whoever may not.</summary>
    private static Message? Refusal(CommandDescriptor command, string role) => (command.Policy, role) switch
    {
        (CommandPolicy.Anyone, _) => null,
        (_, "unverified") => CommandMessages.Unverified(Words),
        (CommandPolicy.Moderator, not "moderator") => CommandMessages.ModeratorsOnly(Words),
        (CommandPolicy.Member or CommandPolicy.Signer, "outsider") => CommandMessages.MembersOnly(Words),
        _ => null,
    };

    private static Visitor Visitor(Neighbour guild, string role)
    {
        var person = role switch { "moderator" => guild.Moderator, "elsewhere" => guild.Member("Elsie"), "member" => guild.Member(), _ => guild.Moderator with { Name = role } };
        return person.Visitor(Guid.NewGuid().ToString()) with { IsOutsider = role is "outsider", IsUnverified = role is "unverified" };
    }


    private Task<Reply> SayAsync(CommandLine line, Visitor visitor) =>
        bot.Services.GetRequiredService<CommandDispatcher>().DispatchAsync(line, visitor, TestContext.Current.CancellationToken);
}
