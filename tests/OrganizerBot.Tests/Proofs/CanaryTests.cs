using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Discord;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Slack;
using OrganizerBot.Support;
using OrganizerBot.Tally;
using static OrganizerBot.Proofs.CanaryPlatform;

namespace OrganizerBot.Proofs;

/// <summary>Who somebody is, what they wrote and what lets others in stands in no log line, no file and no error, however things go.</summary>
public sealed partial class CanaryTests
{
    [Fact]
    public async Task No_canary_is_found_in_the_log_the_files_and_the_errors()
    {
        await using var house = new CanaryHouse();
        await house.OpenAsync();
        string[] published = [await LivesAsync(house, onSlack: false), await LivesAsync(house, onSlack: true)];
        await MalformsAsync(house);
        await CanaryInstall.PlayAsync(house);
        await BreaksAsync(house);

        // The files first: an hour later some of what is in them is forgotten.
        var places = house.Places().Concat(await house.MonitoringAsync()).ToDictionary();
        var found = places.SelectMany(place => house.Canaries.In(place.Key, place.Value)).ToArray();

        Assert.True(found.Length == 0, string.Join('\n', found.Distinct()));
        foreach (var known in published.Append(house.Guild).Append(house.Workspace))
        {
            Assert.True(Contains(places["the backup"], known), "What is published, and where, is in the database: the search finds what is there.");
        }

        Assert.True(Contains(places["the JSON log"], "\"Category\":\"OrganizerBot.Commands.CommandDispatcher\""));
        Assert.True(Contains(places["the metrics"], "organizerbot_commands_total{otel_scope_name=\"OrganizerBot\",command=\"petition\""));
        Assert.True(Contains(places["the metrics that are sent"], "organizerbot.commands") && Contains(places["the traces that are sent"], "petition open"));
        Assert.False(places.Any(place => place.Key.StartsWith("the metrics", StringComparison.Ordinal) && Contains(place.Value, "petition sign")) || Contains(places["the traces that are sent"], "petition sign"));
        Figures.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Canaries: {house.Canaries.Count} ids, names, words, tokens and secrets, looked for in {places.Count} places ({house.Log.Lines.Count} log lines, {places.Sum(place => place.Value.Length):N0} bytes; UTF-8, UTF-16, hex, base64, numbers): 0 hits"));
    }

    [Fact]
    public void The_search_finds_a_canary_however_it_is_written()
    {
        var canaries = new Canaries();
        string[] all = [canaries.Word("a word"), canaries.Snowflake("a number"), canaries.SlackId("an id", 'U')];

        Assert.All(all.SelectMany(Canaries.Forms), form => Assert.NotEmpty(canaries.In("a place", [1, 2, 3, .. form.Bytes, 4, 5])));
        Assert.All(all, text => Assert.All([0, 1, 2, 3], before => Assert.NotEmpty(canaries.In("a place", Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', before) + text + "yz")))))));
        Assert.Empty(canaries.In("a place", Encoding.UTF8.GetBytes(new Canaries().Word("another"))));
    }

    [Theory]
    [InlineData("Discord", "ApplicationId", "PublicKey", "BotToken")]
    [InlineData("Slack", "AppId", "SigningSecret", "AppToken", "BotToken", "ClientId", "ClientSecret")]
    public async Task Settings_that_are_refused_are_not_repeated(string platform, params string[] names)
    {
        var canaries = new Canaries();
        using var folder = new TemporaryFolder();
        var settings = names.ToDictionary(name => $"{platform}:{name}", name => (string?)$"not this {canaries.Word(name)}");
        settings[$"{platform}:ApiBaseUrl"] = $"https://{canaries.Word("a password")}@example.org/";
        settings["Storage:DataDirectory"] = folder["data"];
        settings["Storage:KeysDirectory"] = folder["keys"];
        settings["Logging:LogLevel:Default"] = "None";

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var bot = OrganizerHost.Build(new OrganizerHostOptions { Settings = settings });
            await bot.StartAsync(TestContext.Current.CancellationToken);
        });

        Assert.All(names, name => Assert.Contains($"{platform}:{name}", refused.Message, StringComparison.Ordinal));
        Assert.Empty(canaries.In("the refusal", Encoding.UTF8.GetBytes(refused.ToString())));
    }

    /// <summary>A community's usual life. Returns what it publishes.</summary>
    private static async Task<string> LivesAsync(CanaryHouse house, bool onSlack)
    {
        var (moderator, named, unnamed, third) = (house.Meet(onSlack, moderates: true), house.Meet(onSlack), house.Meet(onSlack), house.Meet(onSlack));
        string Words(string kind) => $"In my own words: {house.Canaries.Word(kind)}, and so on.";
        if (onSlack)
        {
            await house.Types(moderator, $"organizer claim {house.Services.GetRequiredService<ClaimCodes>().For(new CommunityRef(OrganizerBot.Messages.Platform.Slack, house.Workspace))} members");
        }

        var (target, title) = ("Lighthouse" + (onSlack ? "Slack" : "Discord"), (onSlack ? "s" : "d") + Guid.NewGuid().ToString("N"));
        Assert.Contains("drafted", await house.Types(moderator, "petition start", ("target", target), ("addressee", "the chief"), ("title", title), ("text", "We ask you to stop."), ("deadline", "30d")), StringComparison.Ordinal);
        var petition = await PetitionAsync(house, onSlack);
        await house.Types(moderator, "petition open", ("petition", petition), ("eligible", "42"));
        await house.Types(moderator, "petition post", ("petition", petition));
        await house.Types(moderator, "organizer moderators add", ("member", onSlack ? $"<@{third.Id}>" : third.Id));
        await house.Types(moderator, "organizer moderators list");
        await house.Types(named, "petition sign", ("petition", petition), ("as", "named"));
        Assert.Contains("Signed", await house.Types(unnamed, "petition sign", ("petition", petition), ("as", "counted")), StringComparison.Ordinal);
        NoteFound(house, Receipts(), "a receipt", await house.Types(unnamed, "petition receipt", ("petition", petition)));
        foreach (var note in new[] { "organizer mine", "organizer export", "organizer audit", "petition list" })
        {
            await house.Types(named, note);
        }

        var link = NoteFound(house, Links(), "a personal link", await house.Types(named, "organizer link"));
        await house.SendsAsync(new HttpRequestMessage(HttpMethod.Get, "/me/" + link));
        await house.Types(named, "refusal log", ("company", target), ("stage", "offer"), ("reason", Words("a reason")), ("role", Words("a role")), ("credit", "yes"));
        await house.Types(unnamed, "refusal log", ("company", house.Canaries.Word("a company that nobody knows")), ("stage", "offer"), ("reason", Words("a reason")));
        var list = await house.Types(moderator, "review list");
        await house.Types(moderator, "review reject", ("refusal", await WaitingAsync(house, target, list)), ("reason", Words("a moderator's reason")));
        await house.Types(third, "refusal log", ("company", target), ("stage", "interview"), ("reason", Words("a reason")));
        await house.Types(moderator, "review approve", ("refusal", await WaitingAsync(house, target, list)));

        // What is not yet complete is kept as a draft, and what is wrong is said.
        await house.Types(unnamed, "refusal log", ("reason", Words("a draft")), ("month", house.Canaries.Word("no month")));
        await house.Types(unnamed, "petition sign", ("petition", house.Canaries.Word("no code")));
        await house.Types(unnamed, "petition list", (house.Canaries.Word("no option"), house.Canaries.Word("its value")));
        await house.Types(unnamed, "organizer help", ("topic", house.Canaries.Word("no topic")));
        await house.Types(unnamed, "organizer verify", ("receipt", house.Canaries.Word("no receipt")), ("petition", petition));
        await house.Types(unnamed, house.Canaries.Word("no command") + " " + house.Canaries.Word("no verb"));
        await house.Types(moderator, "digest add", ("schedule", house.Canaries.Word("no schedule")));
        await house.Types(moderator, "digest add", ("schedule", "daily 10:00"));
        return title;
    }

    /// <summary>What nobody honest sends, signed and unsigned, with canaries all over it.</summary>
    private static async Task MalformsAsync(CanaryHouse house)
    {
        var canaries = house.Canaries;
        foreach (var body in new[] { "{\"" + canaries.Word("cut JSON"), "{}" + canaries.Word("no JSON"), $$"""{"type":"{{canaries.Word("a type")}}","token":7}""" })
        {
            await house.SendsDiscord(body);
            await house.SendsSlack(SlackEndpoints.Events, body);
            await house.SendsSlack(SlackEndpoints.Interactions, "payload=" + Uri.EscapeDataString(body));
            await house.SendsSlack(SlackEndpoints.Commands, body + "&%GZ");
        }

        foreach (var path in new[] { DiscordEndpoints.Interactions, SlackEndpoints.Commands, "/me", "/" + canaries.Word("a page"), "/health/" + canaries.Word("a page") })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("token=" + canaries.Word("an unsigned body"), Encoding.UTF8, "application/x-www-form-urlencoded") };
            request.Headers.TryAddWithoutValidation("X-Signature-Ed25519", canaries.Word("a signature"));
            request.Headers.TryAddWithoutValidation("X-Slack-Signature", canaries.Word("a signature"));
            request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", canaries.Word("a time"));
            request.Headers.TryAddWithoutValidation("Cookie", canaries.Word("a cookie"));
            await house.SendsAsync(request);
        }

        var someone = house.Meet(onSlack: false);
        await house.Interacts(someone, 3, new JsonObject { ["component_type"] = 2, ["custom_id"] = canaries.Word("a button of nobody's") });
        await house.Interacts(someone, 4, new JsonObject
        {
            ["name"] = "refusal",
            ["options"] = new JsonArray(new JsonObject { ["type"] = 1, ["name"] = "log", ["options"] = new JsonArray(new JsonObject { ["type"] = 3, ["name"] = "company", ["value"] = canaries.Word("half a company"), ["focused"] = true }) }),
        });
        await house.Interacts(someone, 5, new JsonObject { ["custom_id"] = "1:refusal log", ["components"] = new JsonArray(new JsonObject { ["type"] = 1, ["components"] = new JsonArray(new JsonObject { ["type"] = 4, ["custom_id"] = "reason", ["value"] = canaries.Word("a form's words") }) }) });
        await house.DoesOnSlack(house.Meet(onSlack: true), $$$"""{"type":"view_submission","view":{"id":"V1","callback_id":"form","private_metadata":"1:C2147483705 refusal log","state":{"values":{"reason":{"v":{"type":"plain_text_input","value":"{{{canaries.Word("a form's words")}}}"} } } } } }""");
        await house.SendsAsync(new HttpRequestMessage(HttpMethod.Get, "/me/" + canaries.Word("a link that is none")));
        await house.SendsAsync(new HttpRequestMessage(HttpMethod.Get, "/health/live"));
        await house.SendsAsync(new HttpRequestMessage(HttpMethod.Get, "/health/ready"));
        using var raw = new TcpClient();
        await raw.ConnectAsync(house.Http.BaseAddress!.Host, house.Http.BaseAddress.Port, TestContext.Current.CancellationToken);
        await raw.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /me/{canaries.Word("a link in a bad line")} HTTP/9.9 \r\n{canaries.Word("no header")}\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(raw.GetStream());
        Assert.Contains("HTTP/1.1", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Platforms that refuse and garble, a database that is slow and one that lost a table, and defects whose exceptions repeat words.</summary>
    private static async Task BreaksAsync(CanaryHouse house)
    {
        // Slack is asked who somebody is, and tells while it is well.
        var known = new[] { house.Meet(onSlack: true), house.Meet(onSlack: true), house.Meet(onSlack: true) };
        foreach (var someone in known)
        {
            await house.Types(someone, "petition list");
        }

        foreach (var manner in new[] { Manner.Refuses, Manner.Garbles, Manner.Hangs })
        {
            house.Platform.Answers = manner;
            await LateAsync(house, house.Meet(onSlack: false));
            await LateAsync(house, known[(int)manner - 1]);
            await house.Types(house.Meet(onSlack: true), "refusal log", ("reason", house.Canaries.Word("a draft")));
        }

        house.Platform.Answers = Manner.Well;
        Assert.Contains(house.Log.Lines, line => line.Contains("an answer could not be delivered", StringComparison.Ordinal));
        Assert.Contains(house.Log.Lines, line => line.Contains("An answer did not reach Slack", StringComparison.Ordinal));
        house.Sql("UPDATE Drafts SET SealedLine = x'00'; ALTER TABLE Signatures RENAME TO Lost");
        foreach (var onSlack in new[] { false, true })
        {
            var petition = await PetitionAsync(house, onSlack);
            Assert.Contains("Nobody can tell just now", await house.Types(house.Meet(onSlack), "petition sign", ("petition", petition), ("as", "named")), StringComparison.Ordinal);
            Assert.Contains("(ref ", await house.Types(house.Meet(onSlack), "organizer mine"), StringComparison.Ordinal);
            await house.Types(house.Meet(onSlack), "refusal log", ("reason", house.Canaries.Word("a draft")));
        }

        // A page that breaks is logged; no scope holds its address, token and all.
        var link = NoteFound(house, Links(), "a personal link", await house.Types(house.Meet(onSlack: false), "organizer link"));
        house.Sql("ALTER TABLE Lost RENAME TO Signatures; ALTER TABLE PersonalLinks RENAME TO Lost");
        await house.SendsAsync(new HttpRequestMessage(HttpMethod.Get, "/me/" + link));
        house.Sql("ALTER TABLE Lost RENAME TO PersonalLinks");
        Assert.NotEmpty(house.Json.Scopes);
        Assert.DoesNotContain(house.Json.Scopes, scope => scope.Contains("/me/" + link, StringComparison.Ordinal));
        foreach (var defect in Defects(house.Canaries))
        {
            Failed(house.Services.GetRequiredService<ILogger<CommandDispatcher>>(), defect);
            Failed(house.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Server.Kestrel"), new InvalidOperationException("Something failed.", defect));
        }

        Assert.Contains(house.Log.Lines, line => line.Contains("Microsoft.Data.Sqlite.SqliteException: ", StringComparison.Ordinal) && line.Contains("no such table", StringComparison.Ordinal));
        Assert.Contains(house.Log.Lines, line => line.Contains("System.FormatException (its message", StringComparison.Ordinal) && line.Contains(nameof(Defects), StringComparison.Ordinal));
    }

    /// <summary>A command while the database is busy, so that its answer comes late and by an address that holds a token.</summary>
    private static async Task LateAsync(CanaryHouse house, Someone someone)
    {
        var petition = await PetitionAsync(house, someone.OnSlack);
        var (calls, before) = (house.Platform.Calls.Count, GivenUp(house));
        using var database = new SqliteConnection($"Data Source={house.Database};Pooling=False");
        database.Open();
        Task<string> answer;
        using (database.BeginTransaction(deferred: false))
        {
            answer = house.Types(someone, "petition sign", ("petition", petition), ("as", "named"));
            await house.Until(() => answer.IsCompleted, "the announcement of an answer");
        }

        await house.Until(() => house.Platform.Calls.Skip(calls).Any(call => call.Contains("/webhooks/", StringComparison.Ordinal) || call.Contains("/respond/", StringComparison.Ordinal)), $"a late answer to {await answer}");
        await house.Until(() => GivenUp(house) > before, "that it was given up");
    }

    private static int GivenUp(CanaryHouse house) =>
        house.Log.Lines.Count(line => line.Contains("an answer could not be delivered", StringComparison.Ordinal) || line.Contains("did not reach Slack", StringComparison.Ordinal));

    private static IEnumerable<Exception> Defects(Canaries canaries)
    {
        Func<object?>[] defects =
        [
            () => int.Parse(canaries.Word("no number"), CultureInfo.InvariantCulture),
            () => new Dictionary<string, string>()[canaries.Word("no key")],
            () => JsonSerializer.Deserialize<Dictionary<string, int>>($$"""{"{{canaries.Word("a member")}}":"x"}"""),
            () => new DateTime(2027, 1, 1).ToString(canaries.Word("no format"), CultureInfo.InvariantCulture) is { } text ? throw new NotSupportedException(text) : null,
            () => CultureInfo.GetCultureInfo(canaries.Word("no culture") + "!"),
            () => Enum.Parse<Manner>(canaries.Word("no manner")),
            () => throw new AggregateException(new KeyNotFoundException(canaries.Word("no key"))),
        ];
        foreach (var defect in defects)
        {
            yield return Assert.ThrowsAny<Exception>(defect);
        }
    }

    private static async Task<string> PetitionAsync(CanaryHouse house, bool onSlack)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var first = onSlack ? "s" : "d";
        return (await scope.ServiceProvider.GetRequiredService<OrganizerDb>().Petitions.SingleAsync(petition => petition.Title.StartsWith(first), TestContext.Current.CancellationToken)).Code.ToString();
    }

    /// <summary>A refusal about a company that members know of, which waits. The one about a company that nobody knows is left waiting: once approved, its name may be seen.</summary>
    private static async Task<string> WaitingAsync(CanaryHouse house, string target, string list)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var campaign = await db.Campaigns.Where(campaign => campaign.Target == target).Select(campaign => campaign.Id).SingleAsync(TestContext.Current.CancellationToken);
        var waiting = await db.Refusals.Where(refusal => refusal.CampaignId == campaign && refusal.State == RefusalState.Waiting).ToListAsync(TestContext.Current.CancellationToken);
        Assert.True(await db.Campaigns.AnyAsync(unseen => unseen.SealedTarget != null, TestContext.Current.CancellationToken), "The company that nobody knows waits too.");
        Assert.True(waiting.Count > 0, list);
        return waiting[0].Code.ToString();
    }

    private static string NoteFound(CanaryHouse house, Regex what, string kind, string answer)
    {
        var found = what.Match(answer);
        Assert.True(found.Success, answer);
        if (Receipt.TryParse(found.Groups[1].Value, null, out var receipt) && kind == "a receipt")
        {
            house.Canaries.Note("a receipt's bytes", Convert.ToHexString(receipt.ToBytes()));
        }

        return house.Canaries.Note(kind, found.Groups[1].Value);
    }

    private static bool Contains(byte[] content, string text) => content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    [LoggerMessage(1, LogLevel.Error, "Something failed")]
    private static partial void Failed(ILogger logger, Exception defect);

    [GeneratedRegex("(?<![0-9A-Z])([0-7][0-9A-HJKMNP-TV-Z]{25})(?![0-9A-Z])")]
    private static partial Regex Receipts();

    [GeneratedRegex("/me/([0-9A-Za-z_-]{20,})")]
    private static partial Regex Links();
}
