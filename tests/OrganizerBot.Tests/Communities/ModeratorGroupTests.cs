using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

/// <summary>Roles and user groups whose members moderate, for as long as they are in them.</summary>
public sealed class ModeratorGroupTests : IAsyncLifetime
{
    private const string Role = "1201000000003000000";

    private readonly QuietBot _bot = new();

    private Person Steward => _bot.Member("Greta") with { Groups = ["7", Role] };

    [Fact]
    public async Task Whoever_has_the_role_moderates_and_nobody_else()
    {
        Assert.StartsWith("Only moderators", await Steward.Hears("/organizer status"), StringComparison.Ordinal);

        Assert.StartsWith("Appointed. Whoever has the role", await _bot.Moderator().Hears($"/organizer moderators add group:{Role}"), StringComparison.Ordinal);

        Assert.StartsWith("The bot in this community", await Steward.Hears("/organizer status"), StringComparison.Ordinal);
        Assert.Contains($"Whoever has the role {Role}", await Steward.Hears("/organizer moderators list"), StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", await (Steward with { Groups = ["7"] }).Hears("/organizer status"), StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", await (Steward with { Groups = [] }).Hears("/organizer status"), StringComparison.Ordinal);
        Assert.StartsWith("That role moderates already", await Steward.Hears($"/organizer moderators add <@&{Role}>"), StringComparison.Ordinal);

        Assert.StartsWith("Removed. Whoever has that role", await Steward.Hears($"/organizer moderators remove <@&{Role}>"), StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", await Steward.Hears("/organizer status"), StringComparison.Ordinal);
        Assert.StartsWith("That role does not moderate", await _bot.Moderator().Hears($"/organizer moderators remove group:{Role}"), StringComparison.Ordinal);
        Assert.StartsWith("Nobody is appointed.", await _bot.Moderator().Hears("/organizer moderators list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_role_that_everybody_has_is_refused()
    {
        Assert.StartsWith("That is the role that everybody has", await _bot.Moderator().Hears("/organizer moderators add group:<@&100>"), StringComparison.Ordinal);
        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task Guests_and_whoever_is_not_known_moderate_by_no_role()
    {
        await _bot.Moderator().Says($"/organizer moderators add group:{Role}");
        var dispatcher = _bot.Services.GetRequiredService<CommandDispatcher>();

        foreach (var (stranger, answer) in new[] { (Steward.Visitor("a") with { IsOutsider = true }, "Only moderators"), (Steward.Visitor("b") with { IsUnverified = true }, "") })
        {
            var heard = Steward.Words(await dispatcher.DispatchAsync("organizer status", stranger, TestContext.Current.CancellationToken));
            Assert.StartsWith(answer, heard, StringComparison.Ordinal);
            Assert.DoesNotContain("The bot in this community", heard, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_role_moderates_in_its_own_community_only()
    {
        await _bot.Moderator().Says($"/organizer moderators add group:{Role}");
        var elsewhere = Steward with { Community = new CommunityRef(Platform.Discord, "101") };

        Assert.StartsWith("Only moderators", await elsewhere.Hears("/organizer status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_and_a_role_can_be_named_together_and_neither_is_asked_for()
    {
        var both = await _bot.Moderator().Hears($"/organizer moderators add <@Ana> <@&{Role}>");
        Assert.Contains("Appointed. They can use every command", both, StringComparison.Ordinal);
        Assert.Contains("Appointed. Whoever has the role", both, StringComparison.Ordinal);
        Assert.StartsWith("The bot in this community", await _bot.Member("Ana").Hears("/organizer status"), StringComparison.Ordinal);

        var ask = Assert.IsType<Reply.Ask>(await _bot.Moderator().Says("/organizer moderators remove"));
        Assert.Equal([("member", FieldKind.Member, false), ("group", FieldKind.Group, false)], ask.Form.Fields.Select(field => (field.Name, field.Kind, field.Required)));
        var mend = Assert.IsType<Reply.Mend>(await _bot.Moderator().Sends(ask.Form, ("member", ""), ("group", "")));
        Assert.Equal("Choose an account, or a role or user group.", mend.Form.Fields[0].Problem);
        Assert.StartsWith("Removed.", _bot.Moderator().Words(await _bot.Moderator().Sends(ask.Form, ("member", ""), ("group", Role))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("group:<@77>")]
    [InlineData("group:\"<!channel>\"")]
    [InlineData("group:\"<!subteam^S1|@x> y\"")]
    [InlineData("group:<!subteam^S1")]
    [InlineData("group:<@&>")]
    [InlineData("group:../../etc")]
    [InlineData("group:123456789012345678901234567890123")]
    [InlineData("group:\u202E123")]
    [InlineData("member:<@&55>")]
    [InlineData("member:<!subteam^S1|@x>")]
    public async Task What_is_no_mention_changes_nothing(string typed)
    {
        Assert.IsType<Reply.Mend>(await _bot.Moderator().Says($"/organizer moderators add {typed}"));
        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task Ten_are_enough_and_two_at_once_do_not_make_eleven()
    {
        for (var role = 1; role < ModeratorGroup.Most; role++)
        {
            await _bot.Moderator().Says($"/organizer moderators add group:{role}");
        }

        var heard = await Task.WhenAll(_bot.Moderator().Hears("/organizer moderators add group:801"), _bot.Moderator("Mia").Hears("/organizer moderators add group:802"));

        Assert.Single(heard, said => said.StartsWith("10 roles or user groups moderate here already", StringComparison.Ordinal));
        Assert.Equal(ModeratorGroup.Most, await Count());
    }

    [Fact]
    public async Task On_Slack_the_group_is_asked_for_only_where_it_matters()
    {
        var ana = await ClaimAsync();
        _bot.Groups.Members["S1"] = ["Femke"];
        Assert.StartsWith("Appointed. Whoever is in @s1", await ana.Hears("/organizer moderators add <!subteam^S1|@stewards>"), StringComparison.Ordinal);
        var femke = _bot.SlackMember("Femke");

        await femke.Says("/organizer privacy");
        await femke.Says("/refusal log company:Quagmire stage:offer");
        await femke.Says("/organizer mine");
        await ana.Says("/organizer status");
        Assert.Equal(0, _bot.Groups.Asked);

        Assert.StartsWith("The bot in this community", await femke.Hears("/organizer status"), StringComparison.Ordinal);
        Assert.Contains("/organizer moderators add", await femke.Hears("/organizer help organizer"), StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", await _bot.SlackMember("Chiara").Hears("/organizer status"), StringComparison.Ordinal);
        Assert.Equal(3, _bot.Groups.Asked);

        _bot.Groups.Members["S1"] = [];
        Assert.StartsWith("Only moderators", await femke.Hears("/organizer status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drafts_are_shown_to_whoever_moderates_by_a_group()
    {
        var ana = await ClaimAsync();
        _bot.Groups.Members["S1"] = ["Femke"];
        await ana.Says("/organizer moderators add group:S1");
        await ana.Says("""/petition start target:Quagmire addressee:"the board" title:"No cameras" text:"None." deadline:30d""");
        var code = await _bot.LookAsync(db => db.Petitions.Select(petition => petition.Code).SingleAsync());

        Assert.Contains("No cameras", await _bot.SlackMember("Femke").Hears($"/petition show {code}"), StringComparison.Ordinal);
        Assert.DoesNotContain("No cameras", await _bot.SlackMember("Chiara").Hears($"/petition show {code}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GroupStanding.Forbidden, "usergroups:read")]
    [InlineData(GroupStanding.Unknown, "There is no such user group")]
    [InlineData(GroupStanding.Large, "more than a thousand people")]
    [InlineData(GroupStanding.Unpaid, "paid plans")]
    [InlineData(GroupStanding.Elsewhere, "a whole organisation")]
    [InlineData(GroupStanding.Unreachable, "Try again in a minute")]
    public async Task What_keeps_a_group_from_moderating_is_said_in_every_language_and_in_the_list(GroupStanding trouble, string said)
    {
        var ana = await ClaimAsync();
        _bot.Groups.Members["S1"] = ["Femke"];
        _bot.Groups.Troubles["S1"] = trouble;

        Assert.Contains(said, await ana.Hears("/organizer moderators add group:S1"), StringComparison.Ordinal);
        Assert.Equal(0, await Count());
        Assert.Equal(Language.All.Count, (await Task.WhenAll(Language.All.Select(language => (ana with { Language = language }).Hears("/organizer moderators add group:S1")))).Distinct().Count());

        _bot.Groups.Troubles.Clear();
        await ana.Says("/organizer moderators add group:S1");
        _bot.Groups.Troubles["S1"] = trouble;
        Assert.Contains(said, await ana.Hears("/organizer moderators list"), StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", await _bot.SlackMember("Femke").Hears("/organizer status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_Slack_the_last_account_stays_whatever_groups_moderate()
    {
        var ana = await ClaimAsync();
        _bot.Groups.Members["S1"] = ["Femke"];
        await ana.Says("/organizer moderators add group:S1");

        Assert.StartsWith("This is the last moderator here", await _bot.SlackMember("Femke").Hears("/organizer moderators remove <@Ana>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_are_the_groups_there_are_and_those_that_moderate()
    {
        var ana = await ClaimAsync();
        (_bot.Groups.Members["S1"], _bot.Groups.Members["S2"]) = (["Femke"], ["Imani"]);
        await ana.Says("/organizer moderators add group:S2");

        Assert.Equal(["@s1", "@s2"], await Suggested("organizer moderators add"));
        Assert.Equal(["@s2"], await Suggested("organizer moderators remove"));

        async Task<IEnumerable<string>> Suggested(string path) => (await _bot.Services.GetRequiredService<CommandDispatcher>()
            .SuggestAsync(new CommandLine(path), "group", "", ana.Visitor("look"), TestContext.Current.CancellationToken)).Select(choice => choice.Label);
    }

    [Fact]
    public async Task The_audit_tells_who_appointed_and_the_database_not_whom()
    {
        await _bot.Moderator().Says($"/organizer moderators add group:{Role}");
        await _bot.Moderator().Says($"/organizer moderators remove group:{Role}");
        await _bot.Moderator().Says($"/organizer moderators add group:{Role}");

        var audit = await _bot.Moderator().Hears("/organizer audit");
        Assert.Equal(2, audit.Split("Appoint a moderator, or a role or user group").Length - 1);
        Assert.DoesNotContain(Role, audit, StringComparison.Ordinal);
        var row = await _bot.LookAsync(db => db.ModeratorGroups.SingleAsync());
        Assert.All([row.Tag, row.SealedGroup], bytes => Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Role))));
    }

    [Fact]
    public async Task They_are_erased_with_their_community()
    {
        await _bot.Moderator().Says($"/organizer moderators add group:{Role}");
        await (_bot.Moderator() with { Community = new CommunityRef(Platform.Discord, "101") }).Says($"/organizer moderators add group:{Role}");

        await _bot.RunAsync<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<OrganizerDb>();
            await services.GetRequiredService<DepartedData>().EraseAsync(await db.Communities.SingleAsync(community => community.PlatformId == "100"), TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        Assert.Equal("101", await _bot.LookAsync(db => db.ModeratorGroups.Select(group => db.Communities.Single(community => community.Id == group.CommunityId).PlatformId).SingleAsync()));
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private Task<int> Count() => _bot.LookAsync(db => db.ModeratorGroups.CountAsync());

    private async Task<Person> ClaimAsync()
    {
        var code = _bot.Services.GetRequiredService<ClaimCodes>().For(new CommunityRef(Platform.Slack, "T1"));
        var person = _bot.SlackMember("Ana");
        await person.Says($"/organizer claim {code} members");
        return person;
    }
}
