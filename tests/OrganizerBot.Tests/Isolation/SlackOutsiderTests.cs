using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Communities;
using OrganizerBot.Hostile;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Isolation;

/// <summary>Whoever does not belong to a workspace may read there, and cannot sign, make, log or moderate, appointed or not. Over real HTTP, with real signatures.</summary>
public sealed partial class SlackOutsiderTests(HostileHouse house) : IClassFixture<HostileHouse>, IAsyncLifetime
{
    private const string Home = "T0001";
    private const string Brook = "U061F7AUR";

    private static int _tests;

    private readonly SlackAttacks _slack = new(house.Platform.Address, house.Clock, new Random(Onslaught.Seed + Interlocked.Increment(ref _tests)));
    private string _petition = "";
    private string _pledge = "";

    /// <summary>Who, what Slack says of their account, and in whose name the request comes; an empty account is one that Slack does not show.</summary>
    public static TheoryData<string, string, string> Outsiders => new()
    {
        { "UGUEST", """{"team_id":"T0001","is_restricted":true}""", Home },
        { "UONECHANNEL", """{"team_id":"T0001","is_restricted":true,"is_ultra_restricted":true}""", Home },
        { "UBOT", """{"team_id":"T0001","is_bot":true}""", Home },
        { "UGONE", """{"team_id":"T0001","deleted":true}""", Home },
        { "USTRANGER", """{"team_id":"T0001","is_stranger":true}""", Home },
        { "UCONNECT", """{"team_id":"T0002"}""", Home },
        { "UCONNECTGRID", """{"team_id":"T0002","enterprise_user":{"enterprise_id":"E0002","teams":["T0002"]}}""", Home },
        { "UHIDDEN", "", Home },
        { "UCONNECTBYTHEIRS", """{"team_id":"T0002"}""", "T0002" },
    };

    /// <summary>Accounts of which Slack says nothing that could be relied on.</summary>
    public static TheoryData<string, string> Unknown => new()
    {
        { "UNOANSWER", "oops" },
        { "UNOUSER", """{"ok":true}""" },
        { "UNOTEAM", """{"ok":true,"user":{"id":"UNOTEAM"}}""" },
        { "UNOOBJECT", """{"ok":true,"user":[]}""" },
        { "UHALF", """{"ok":true,"user":{"team_id":"T0001","profile":{"display_name":"\ud83d"}}}""" },
        { "UBUSY", """{"ok":false,"error":"internal_error"}""" },
    };

    [Theory]
    [MemberData(nameof(Outsiders))]
    public async Task Outsiders_read_and_do_nothing_else(string user, string account, string team)
    {
        house.Platform.Answers["users.info"] = http => Told(http, user, account.Length == 0 ? """{"ok":false,"error":"user_not_found"}""" : $$"""{"ok":true,"user":{{account}}}""");
        await AppointAsync(user);

        await NothingButReadingAsync(user, team, ["command.members", "command.moderators"]);
    }

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task Whoever_Slack_does_not_tell_of_reads_and_does_nothing_else(string user, string answer)
    {
        house.Platform.Answers["users.info"] = http => Told(http, user, answer);
        await AppointAsync(user);

        await NothingButReadingAsync(user, Home, ["command.unverified"]);
    }

    [Theory]
    [InlineData("T0002 petition show petition:{0}")]
    [InlineData("1:C2147483705:T0001 petition show petition:{0}")]
    [InlineData("1:T0001 petition show petition:{0} team:T0001")]
    public async Task Nothing_that_a_form_carries_names_a_workspace(string metadata)
    {
        var sent = Sent(string.Format(null, metadata, _petition));
        sent["view"]!["team_id"] = Home;
        sent["view"]!["app_installed_team_id"] = Home;

        var (status, body) = await house.SendAsync(_slack.DoneBy(Brook, "T0002", sent));

        Assert.Contains(status, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
        Assert.DoesNotContain("No face recognition", body, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        var community = new CommunityRef(Platform.Slack, Home);
        await TypeAsync(Brook, Home, $"organizer claim {house.Services.GetRequiredService<ClaimCodes>().For(community)} members");
        var petition = await TypeAsync(Brook, Home, "petition start target:\"Lighthouse Cloud\" addressee:\"the chief executive\" title:\"No face recognition\" text:\"We ask you to stop.\" deadline:30d");
        var pledge = await TypeAsync(Brook, Home, "pledge start target:\"Lighthouse Cloud\" statement:\"I will decline\" criticalmass:5");
        (_petition, _pledge) = (CodeIn().Match(petition).Groups[1].Value, CodeIn().Match(pledge).Groups[1].Value);
        await TypeAsync(Brook, Home, $"petition open {_petition} eligible:5 anyway:yes");
        await TypeAsync(Brook, Home, $"pledge open {_pledge} eligible:50");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task NothingButReadingAsync(string user, string team, string[] sentences)
    {
        var before = house.Content();

        // In the name of a workspace that has not installed the bot there is nothing to read.
        Assert.Equal(team == Home, (await TypeAsync(user, team, $"petition show {_petition}")).Contains("No face recognition", StringComparison.Ordinal));
        Assert.Equal(team == Home, (await TypeAsync(user, team, "petition list")).Contains("No face recognition", StringComparison.Ordinal));
        foreach (var act in Acts())
        {
            Refused(await TypeAsync(user, team, act), act);
        }

        Refused(await AnswerAsync(_slack.DoneBy(user, team, Pressed($"1:petition sign petition:{_petition} as:named"))), "a press");
        Refused(await AnswerAsync(_slack.DoneBy(user, team, Pressed($"1:petition close petition:{_petition}"))), "a moderator's press");
        Refused(await AnswerAsync(_slack.DoneBy(user, team, Sent("1:C2147483705 refusal log", ("company", "Harbour Robotics"), ("stage", "offer"), ("reason", "They filmed us")))), "a form");
        Refused(await AnswerAsync(_slack.DoneBy(user, team, Sent($"1:C2147483705 petition edit petition:{_petition}", ("title", "Face recognition, please")))), "a moderator's form");

        Tables.Same(before, house.Content(), user);

        void Refused(string answer, string act) =>
            Assert.True(sentences.Any(key => answer.Contains(Words.In(Language.English).Plain(key).Split('.')[0], StringComparison.Ordinal)), $"{user}: {act} got {answer}");
    }

    private string[] Acts() =>
    [
        $"petition sign {_petition} as:named",
        $"petition sign {_petition}",
        $"petition withdraw {_petition}",
        $"pledge make {_pledge} as:counted",
        $"pledge release {_pledge}",
        "refusal log company:\"Harbour Robotics\" stage:offer",
        "organizer claim 0123456789",
        "organizer mine",
        $"petition close {_petition}",
        "petition start target:\"Harbour Robotics\"",
        "organizer status",
        "organizer moderators add <@U0NEXT>",
        "review list",
    ];

    /// <summary>Makes somebody a moderator, who was a member then.</summary>
    private async Task AppointAsync(string user)
    {
        await TypeAsync(Brook, Home, $"organizer moderators add <@{user}>");
        await using var scope = house.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<OrganizerDb>().Moderators.CountAsync() > 1);
    }

    private static Task Told(HttpContext http, string user, string answer) => http.Response.WriteAsync(
        $"{http.Items["body"]}".Contains($"user={user}&", StringComparison.Ordinal) ? answer : """{"ok":true,"user":{"id":"U061F7AUR","team_id":"T0001","locale":"en-US"}}""");

    private static JsonObject Pressed(string value) => new()
    {
        ["type"] = "block_actions",
        ["container"] = new JsonObject { ["type"] = "message", ["channel_id"] = "C2147483705", ["is_ephemeral"] = true },
        ["channel"] = new JsonObject { ["id"] = "C2147483705" },
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = "a", ["value"] = value }),
    };

    private static JsonObject Sent(string metadata, params (string Name, string Value)[] values) => new()
    {
        ["type"] = "view_submission",
        ["view"] = new JsonObject
        {
            ["id"] = "V1",
            ["callback_id"] = "form",
            ["private_metadata"] = metadata,
            ["state"] = new JsonObject
            {
                ["values"] = new JsonObject(values.Select(value => KeyValuePair.Create(value.Name, (JsonNode?)new JsonObject { ["v"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = value.Value } }))),
            },
        },
    };

    private Task<string> TypeAsync(string user, string team, string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return AnswerAsync(_slack.TypedBy(user, team, "/" + line[..space], line[(space + 1)..]));
    }

    /// <summary>What is answered on the spot, or was brought by the other way.</summary>
    private async Task<string> AnswerAsync(Attack request)
    {
        var calls = house.Platform.Calls.Count;
        var (status, body) = await house.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, status);
        return body + string.Concat(house.Platform.Calls.Skip(calls).Select(call => call.Body));
    }

    [GeneratedRegex(@"(?:petition|pledge) open p\w+:([0-9A-Z]{5})")]
    private static partial Regex CodeIn();
}
