using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Tests.Sandbox;

public sealed class DiscordApiTests : DiscordTownTests
{
    private static string Messages => $"/channels/{Channel("organizing")}/messages";

    [Fact]
    public async Task Headings_small_print_and_lists_are_seen_as_the_client_shows_them()
    {
        await ApiAsync("POST", Messages, """{"embeds":[{"title":"**What's** new","description":"- one\n-# D-K7QF2","fields":[{"name":"State","value":"open"}]}]}""");

        var seen = Sees("Emeka Obi")[^1];

        Assert.Equal("What's new\n• one\nD-K7QF2\nState: open", seen.Text);
        Assert.Equal(["What's new"], seen.Headings);
        Assert.Equal(["D-K7QF2"], seen.Footnotes);
    }

    [Fact]
    public async Task Too_long_a_text_is_50035_with_its_path()
    {
        var answer = await ApiAsync("POST", Messages, $$"""{"embeds":[{"title":"{{new string('x', 257)}}"}]}""");

        Assert.Equal((400, 50035), (answer.Status, (int)answer.Body!["code"]!));
        Assert.Equal("BASE_TYPE_MAX_LENGTH", (string)answer.Body["errors"]!["embeds"]!["0"]!["title"]!["_errors"]![0]!["code"]!);
    }

    [Theory]
    [InlineData("""{"content":""}""", 50006)]
    [InlineData("""{"content":"x","components":[{"type":2}]}""", 50035)]
    [InlineData("""{"content":"x","allowed_mentions":{"parse":["users"],"users":["1"]}}""", 50035)]
    [InlineData("""{"content":"x","flags":32768,"components":[{"type":10,"content":"y"}]}""", 50035)]
    [InlineData("""{"components":[{"type":1,"components":[{"type":2,"style":1,"label":"a","custom_id":"s"},{"type":2,"style":1,"label":"b","custom_id":"s"}]}]}""", 50035)]
    public async Task Malformed_messages_are_refused(string body, int code) =>
        Assert.Equal(code, (int)(await ApiAsync("POST", Messages, body)).Body!["code"]!);

    [Fact]
    public async Task Channels_messages_and_tokens_that_do_not_fit_have_their_codes()
    {
        Assert.Equal(10003, (int)(await ApiAsync("GET", "/channels/1")).Body!["code"]!);
        Assert.Equal(50001, (int)(await ApiAsync("GET", $"/channels/{Channel("random")}")).Body!["code"]!);
        Assert.Equal(10008, (int)(await ApiAsync("GET", Messages + "/1")).Body!["code"]!);
        Assert.Equal(10015, (int)(await ApiAsync("POST", "/webhooks/1198000000000000000/nothing", """{"content":"x"}""")).Body!["code"]!);
        Assert.Equal(31, (int)(await ApiAsync("GET", "/guilds/1201000000000000000?with_counts=true")).Body!["approximate_member_count"]!);
    }

    [Fact]
    public async Task A_nonce_gives_the_same_message_back_for_three_minutes()
    {
        const string body = """{"content":"once","nonce":"n1","enforce_nonce":true}""";
        var first = (string)(await ApiAsync("POST", Messages, body)).Body!["id"]!;

        Assert.Equal(first, (string)(await ApiAsync("POST", Messages, body)).Body!["id"]!);
        Advance("PT4M");
        Assert.NotEqual(first, (string)(await ApiAsync("POST", Messages, body)).Body!["id"]!);
    }

    [Fact]
    public async Task Mentions_ping_unless_they_are_forbidden()
    {
        await ApiAsync("POST", Messages, """{"content":"@everyone <@1187000000000000000>"}""");
        await ApiAsync("POST", Messages, """{"content":"@everyone <@1187000000000000000>","allowed_mentions":{"parse":[]}}""");

        var seen = Sees("Emeka Obi");
        Assert.Equal(["@everyone", "Ana Ferreira"], seen[0].Pings!);
        Assert.Null(seen[1].Pings);
        Assert.Equal("@everyone @Ana Ferreira", seen[1].Text);
    }

    [Fact]
    public async Task Text_is_shown_as_a_reader_sees_it()
    {
        await ApiAsync("POST", Messages, """{"content":"# **Until** <t:1700000000:f> \\*no\\* `a*b*` <#1201000000011000000>"}""");

        Assert.Equal("Until 14 November 2023 22:13 UTC *no* a*b* #organizing", Sees("Emeka Obi")[0].Text);
    }

    [Fact]
    public async Task Edits_of_an_old_message_run_out()
    {
        var id = (string)(await ApiAsync("POST", Messages, """{"content":"card"}""")).Body!["id"]!;
        Advance("PT2H");
        List<int> statuses = [];
        for (var edit = 0; edit < 6; edit++)
        {
            statuses.Add((await ApiAsync("PATCH", $"{Messages}/{id}", $$"""{"content":"card {{edit}}"}""")).Status);
        }

        Assert.Equal([200, 200, 200, 200, 200, 429], statuses);
    }

    [Fact]
    public async Task Arranged_trouble_looks_like_Discords()
    {
        const string route = "POST /channels/{channel.id}/messages";
        Arrange(route, TownFault.RateLimited);
        var limited = await ApiAsync("POST", Messages, """{"content":"x"}""");
        Arrange(route, TownFault.AcceptThenServerError);
        var failed = await ApiAsync("POST", Messages, """{"content":"y"}""");
        Arrange(route, TownFault.AcceptThenDrop);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => ApiAsync("POST", Messages, """{"content":"z"}"""));

        Assert.Equal((429, 500), (limited.Status, failed.Status));
        Assert.False((bool)limited.Body!["global"]!);
        Assert.Equal("user", limited.Response.Headers.GetValues("X-RateLimit-Scope").Single());
        Assert.Equal(["y", "z"], Sees("Emeka Obi").Select(sight => sight.Text));
    }

    [Fact]
    public async Task Commands_are_checked_and_keep_their_ids()
    {
        const string commands = "/applications/1198000000000000000/commands";
        var before = (string)(await ApiAsync("GET", commands)).Body![0]!["id"]!;
        var kept = await ApiAsync("PUT", commands, """[{"name":"petition","description":"Other words","default_member_permissions":"32"}]""");
        var wrong = await ApiAsync("PUT", commands, """
            [{"name":"Bad Name","description":"d","options":[{"type":3,"name":"a","description":"d"},{"type":3,"name":"b","description":"d","required":true}]}]
            """);

        Assert.Equal(before, (string)kept.Body![0]!["id"]!);
        Assert.NotNull(wrong.Body!["errors"]!["0"]!["name"]);
        Assert.NotNull(wrong.Body["errors"]!["0"]!["options"]!["1"]);
        Assert.Contains("no such command", (await Says("/petition")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_has_every_call_and_no_token()
    {
        Bot.Answers("""{"type":4,"data":{"content":"x"}}""");
        await Says("/petition sign K7QF");
        await ApiAsync("GET", $"/webhooks/1198000000000000000/{Bot.Received[^1]["token"]}/messages/@original");

        var last = Journal[^1];
        Assert.Equal(("GET", 200, "/discord/api/v10/webhooks/1198000000000000000/{token}/messages/@original"), (last.Method, last.Status, last.Path));
    }
}
