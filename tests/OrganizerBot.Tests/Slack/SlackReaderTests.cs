using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;

namespace OrganizerBot.Slack;

public sealed class SlackReaderTests
{
    private const string Press = """
        {"type":"block_actions","user":{"id":"U061F7AUR","username":"brook","name":"brook","team_id":"T0001","new":[1]},"api_app_id":"A012ABCD0A0","token":"x",
         "container":{"type":"message","message_ts":"1599.1","channel_id":"C2147483705","is_ephemeral":true},"trigger_id":"13.9","team":{"id":"T0001","domain":"invented"},
         "enterprise":null,"is_enterprise_install":false,"channel":{"id":"C2147483705","name":"general"},"message":{"type":"message","ts":"1599.1","blocks":[]},
         "state":{"values":{}},"response_url":"https://hooks.slack.com/actions/T0001/2/3",
         "actions":[{"type":"button","action_id":"b0","block_id":"x","text":{"type":"plain_text","text":"Sign"},"value":"1:petition sign petition:K7QF2","action_ts":"1.2"}]}
        """;

    private const string Sent = """
        {"type":"view_submission","team":{"id":"T0001","domain":"invented"},"user":{"id":"U061F7AUR","name":"brook"},"api_app_id":"A012ABCD0A0","token":"x","trigger_id":"13.9",
         "view":{"id":"V1","type":"modal","callback_id":"form","private_metadata":"1:C2147483705 refusal log","hash":"1.x","state":{"values":{
           "company":{"v":{"type":"plain_text_input","value":"Invented Ltd"}},"stage":{"v":{"type":"static_select","selected_option":{"text":{"type":"plain_text","text":"Offer"},"value":"offer"}}},
           "month":{"v":{"type":"datepicker","selected_date":"2027-01-31"}},"channel":{"v":{"type":"conversations_select","selected_conversation":"C1"}},
           "who":{"v":{"type":"users_select","selected_user":"U7"}},"reason":{"v":{"type":"plain_text_input","value":null}},"link":{"v":{"type":"static_select","selected_option":null}}}}},
         "response_urls":[],"is_enterprise_install":false,"enterprise":null}
        """;

    private const string Taken = """
        {"type":"message_action","callback_id":"refusal.log","trigger_id":"13.9","response_url":"https://hooks.slack.com/app/T0001/2/3","user":{"id":"U061F7AUR","name":"brook"},
         "team":{"id":"T0001","domain":"invented"},"channel":{"id":"C2147483705","name":"general"},"token":"x","action_ts":"1.2","message_ts":"1599.1",
         "message":{"type":"message","user":"U7","ts":"1599.1","text":"See <https://jobs.example/42?a=1&amp;b=2|our page>","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
           {"type":"text","text":"See "},{"type":"link","url":"https://jobs.example/42?a=1&b=2","text":"our page"}]}]}],"attachments":[{"text":"<https://passed.example|on>","is_share":true}]},
         "is_enterprise_install":false,"enterprise":null}
        """;

    private const string Typing = """
        {"type":"block_suggestion","user":{"id":"U061F7AUR","name":"brook","team_id":"T0001"},"team":{"id":"T0001","domain":"invented"},"api_app_id":"A012ABCD0A0","token":"x",
         "container":{"type":"view","view_id":"V1"},"action_id":"v","block_id":"petition","value":"No fa",
         "view":{"id":"V1","type":"modal","callback_id":"form","private_metadata":"1:C2147483705 petition show","state":{"values":{}}},"is_enterprise_install":false,"enterprise":null}
        """;

    [Theory]
    [InlineData("add <!subteam^S1|@stewards> now", false, "add @subteam now")]
    [InlineData("add <!subteam^S1|@stewards> now", true, "add <!subteam^S1|@stewards> now")]
    [InlineData("<!channel> <!here|x> &lt;!subteam^S1&gt;", true, "@channel @here <!subteam^S1>")]
    public void A_user_group_stays_a_mention_only_where_a_command_names_one(string sent, bool namesGroups, string read) => Assert.Equal(read, SlackTyped.Unwrap(sent, namesGroups));

    [Theory]
    [InlineData("%2Fpetition", "sign+K7QF2", "petition sign K7QF2")]
    [InlineData("%2Fslacktest", "", "organizer help topic:slacktest")]
    [InlineData("%2Forganize", "petition+sign+K7QF2", "petition sign K7QF2")]
    [InlineData("%2Forganize", "", "organizer help")]
    [InlineData("%2Forganize", "slacktest", "organizer help topic:slacktest")]
    [InlineData("%2Fpetition", "start+title%3A%22a+%26lt%3B+b+%26amp%3Bamp%3B%22", "petition start title:\"a < b &amp;\"")]
    [InlineData("%2Fpetition", "start+see+%3Chttps%3A%2F%2Finvented.example%2Fa%7Cinvented.example%2Fa%3E", "petition start see https://invented.example/a")]
    [InlineData("%2Fdigest", "add+%3C%23C1%7Cgeneral%3E", "digest add <#C1|general>")]
    [InlineData("%2Fpetition", "start+%3C%21channel%3E+%3Cmailto%3Aa%40b.example%7Ca%40b.example%3E", "petition start @channel a@b.example")]
    public void A_typed_line_is_what_was_typed(string command, string text, string line)
    {
        var request = Assert.IsType<SlackRequest.Command>(ReadCommand($"command={command}&text={text}"));

        Assert.Equal(line, request.Text);
        Assert.Equal(("slack:t0001", "U061F7AUR", "C2147483705"), (request.Person.Community.ToString(), request.Person.MemberId, request.Person.ChannelId));
    }

    [Fact]
    public void Slacks_own_example_is_read()
    {
        const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c&api_app_id=A012ABCD0A0";

        Assert.IsType<SlackRequest.Command>(Reader().ReadCommand(Encoding.UTF8.GetBytes(Body)));
    }

    [Theory]
    [InlineData("&is_enterprise_install=true&enterprise_id=E0009", "slack:e0009")]
    [InlineData("&is_enterprise_install=false&enterprise_id=E0009", "slack:t0001")]
    public void An_organisation_that_installed_the_app_is_one_community(string more, string community) =>
        Assert.Equal(community, Assert.IsType<SlackRequest.Command>(ReadCommand("command=%2Fpetition&text=x" + more)).Person.Community.ToString());

    [Fact]
    public void A_press_is_the_line_of_its_button()
    {
        var press = Assert.IsType<SlackRequest.Press>(ReadInteraction(Press));

        Assert.Equal(("petition sign petition:K7QF2", true, null), (press.Text, press.IsEphemeral, press.View));
        Assert.Equal("https://hooks.slack.com/actions/T0001/2/3", press.Person.ResponseUrl?.AbsoluteUri);
    }

    [Fact]
    public void A_shortcut_is_its_command_with_the_first_address_of_the_message()
    {
        var taken = Takes(Taken);

        Assert.Equal((Log("https://jobs.example/42?a=1&b=2"), "C2147483705", "13.9", false, null), (taken.Text, taken.Person.ChannelId, taken.Trigger, taken.IsEphemeral, taken.View));
        Assert.Equal("https://hooks.slack.com/app/T0001/2/3", taken.Person.ResponseUrl?.AbsoluteUri);
        Assert.Equal(Log("https://jobs.example/42?a=1&b=2"), About(message => message["text"] = "our page"));
        Assert.Equal(Log("https://passed.example"), About(message => (message["text"], message["blocks"]) = ("our page", null)));
        Assert.Equal(Log(""), About(message => (message["text"], message["blocks"], message["attachments"]) = ("https://not.wrapped.example @channel <!channel> <javascript:alert(1)>", null, null)));
        Assert.Equal("", Takes(Changed(Taken, json => json["callback_id"] = "sign.away")).Text);
    }

    [Fact]
    public void A_message_of_very_many_or_very_long_addresses_is_read_quickly_and_gives_one_that_fits_or_none()
    {
        var many = string.Concat(Enumerable.Range(0, 10_000).Select(number => $"<https://jobs.example/{number}|here> "));
        var useless = string.Concat(Enumerable.Repeat("<https://u:p@x.example> ", 10_000));

        Assert.Equal(Log("https://jobs.example/0"), Says(many));
        Assert.Equal(Log(""), Says(useless + "<https://jobs.example/>"));
        Assert.Equal(Log("https://jobs.example/"), Says($"<https://x.example/{new string('x', 500)}> <https://jobs.example/>"));
        Assert.Equal(Log(""), Says(string.Concat(Enumerable.Repeat("<https://", 50_000))));

        static string Says(string text) => About(message => (message["text"], message["blocks"], message["attachments"]) = (text, null, null));
    }

    [Fact]
    public void What_is_typed_into_an_input_that_suggests_names_its_line_and_option()
    {
        var typing = Assert.IsType<SlackRequest.Suggest>(ReadInteraction(Typing));

        Assert.Equal(("petition show", "petition", "No fa", "C2147483705"), (typing.Text, typing.Option, typing.Typed, typing.Person.ChannelId));
    }

    [Theory]
    [InlineData("petition sign petition:K7QF2")]
    [InlineData("2:petition sign petition:K7QF2")]
    [InlineData("")]
    public void A_button_that_is_none_of_ours_carries_no_line(string value) =>
        Assert.Equal("", Assert.IsType<SlackRequest.Press>(ReadInteraction(Changed(Press, json => json["actions"]![0]!["value"] = value))).Text);

    [Fact]
    public void A_sent_form_completes_its_line()
    {
        var sent = Assert.IsType<SlackRequest.Submission>(ReadInteraction(Sent));

        Assert.Equal(("refusal log", "C2147483705", "V1"), (sent.Text, sent.Person.ChannelId, sent.View));
        Assert.Equal(new Dictionary<string, string> { ["company"] = "Invented Ltd", ["stage"] = "offer", ["month"] = "2027-01-31", ["channel"] = "C1", ["who"] = "U7" }, sent.Entered.Where(entered => entered.Value.Length > 0).ToDictionary());
        Assert.Equal("", sent.Entered["reason"]);
    }

    [Theory]
    [InlineData("""{"type":"view_closed","api_app_id":"A012ABCD0A0","view":{}}""")]
    [InlineData("""{"type":"shortcut","api_app_id":"A012ABCD0A0","callback_id":"x"}""")]
    [InlineData("""{"type":"something_new","api_app_id":"A012ABCD0A0"}""")]
    public void What_the_bot_does_not_use_is_acknowledged(string payload) => Assert.IsType<SlackRequest.Nothing>(ReadInteraction(payload));

    [Theory]
    [InlineData("""{"type":"block_actions","api_app_id":"A012ABCD0A0"}""")]
    [InlineData("""{"type":"block_suggestion","api_app_id":"A012ABCD0A0"}""")]
    [InlineData("""{"type":"message_action","api_app_id":"A012ABCD0A0","message":{"text":"hi"}}""")]
    [InlineData("""{"type":"block_actions","type":"view_closed","api_app_id":"A012ABCD0A0"}""")]
    [InlineData("""{"type":"x","api_app_id":"A012ABCD0A0","unknown":{"a":1,"a":2}}""")]
    [InlineData("""{"type":"x","api_app_id":"A012ABCD0A0","user":"U1"}""")]
    [InlineData("""{"type":"\ud800","api_app_id":"A012ABCD0A0"}""")]
    [InlineData("""{"type":"x"}""")]
    [InlineData("""{"type":7,"api_app_id":"A012ABCD0A0"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{} {}")]
    [InlineData("\ufeff{}")]
    [InlineData("")]
    public void What_Slack_does_not_send_is_malformed(string payload) => Assert.IsType<SlackRequest.Malformed>(ReadInteraction(payload));

    [Fact]
    public void Depth_has_an_end() =>
        Assert.IsType<SlackRequest.Malformed>(ReadInteraction($$"""{"type":"x","api_app_id":"A012ABCD0A0","x":{{new string('[', 40)}}{{new string(']', 40)}}}"""));

    [Fact]
    public void Another_apps_request_is_foreign()
    {
        Assert.IsType<SlackRequest.Foreign>(ReadInteraction(Changed(Press, json => json["api_app_id"] = "A0OTHER")));
        Assert.IsType<SlackRequest.Foreign>(ReadInteraction(Changed(Taken, json => json["api_app_id"] = "A0OTHER")));
        Assert.IsType<SlackRequest.Foreign>(Reader().ReadCommand("command=%2Fpetition&text=x&api_app_id=A0OTHER"u8.ToArray()));
        Assert.IsType<SlackRequest.Foreign>(Reader().ReadEvent("""{"type":"event_callback","api_app_id":"A0OTHER","event":{"type":"x"}}"""u8.ToArray()));
    }

    [Theory]
    [InlineData("""{"type":"url_verification","token":"x","challenge":"3eZbrw1aB"}""", typeof(SlackRequest.Challenge))]
    [InlineData("""{"type":"url_verification","token":"x"}""", typeof(SlackRequest.Malformed))]
    [InlineData("""{"type":"event_callback","api_app_id":"A012ABCD0A0","event":{"type":"app_uninstalled"},"event_id":"Ev1","event_time":1}""", typeof(SlackRequest.News))]
    [InlineData("""{"type":"app_rate_limited","api_app_id":"A012ABCD0A0","team_id":"T1","minute_rate_limited":1}""", typeof(SlackRequest.Nothing))]
    [InlineData("""{"type":"event_callback","api_app_id":"A012ABCD0A0"}""", typeof(SlackRequest.Malformed))]
    public void Events_are_told_apart(string body, Type kind) => Assert.IsType(kind, Reader().ReadEvent(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void No_change_of_a_member_makes_it_throw()
    {
        var reader = Reader(new CommandCatalog());
        string[] odd = ["null", "0", "\"\"", "\"x\"", "[]", "{}", "true", "[null]", "{\"v\":null}", "\"\\ud800\"", "1e999"];
        foreach (var payload in new[] { Press, Sent, Taken, Typing })
        {
            var paths = Paths(JsonNode.Parse(payload)!).ToArray();
            Gen.Select(Gen.Int[0, paths.Length - 1], Gen.Int[0, odd.Length - 1]).Sample(
                pick =>
                {
                    var text = Changed(payload, json => Put(json, paths[pick.Item1], "@@@")).Replace("\"@@@\"", odd[pick.Item2], StringComparison.Ordinal);
                    reader.ReadInteraction(Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(text)));
                },
                iter: 3000);
        }
    }

    [Fact]
    public void No_cut_or_flipped_byte_makes_it_throw()
    {
        var reader = Reader();
        var body = Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(Press));
        Gen.Select(Gen.Int[0, body.Length - 1], Gen.Byte, Gen.Bool).Sample(
            change =>
            {
                var changed = change.Item3 ? body[..change.Item1] : [.. body];
                if (!change.Item3)
                {
                    changed[change.Item1] = change.Item2;
                }

                reader.ReadInteraction(changed);
                reader.ReadCommand(changed);
                reader.ReadEvent(changed);
            },
            iter: 3000);
    }

    private static SlackReader Reader() => Reader(new CommandCatalog(typeof(SaySomething).Assembly));

    private static SlackReader Reader(CommandCatalog catalog)
    {
        var options = Options.Create(new SlackOptions { AppId = "A012ABCD0A0", Command = "organize" });
        return new SlackReader(options, catalog, new SlackResponseUrls(options));
    }

    private static SlackRequest.Press Takes(string payload) =>
        Assert.IsType<SlackRequest.Press>(Reader(new CommandCatalog()).ReadInteraction(Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(payload))));

    private static string About(Action<JsonNode> change) => Takes(Changed(Taken, json => change(json["message"]!))).Text;

    private static string Log(string link) => CommandLine.Of("refusal log", ("link", link)).ToString();

    private static SlackRequest ReadCommand(string fields) => Reader().ReadCommand(
        Encoding.UTF8.GetBytes("team_id=T0001&channel_id=C2147483705&user_id=U061F7AUR&user_name=brook&api_app_id=A012ABCD0A0&trigger_id=1&response_url=x&" + fields));

    private static SlackRequest ReadInteraction(string payload) => Reader().ReadInteraction(Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(payload)));

    private static string Changed(string payload, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(payload)!;
        change(json);
        return json.ToJsonString();
    }

    private static IEnumerable<object[]> Paths(JsonNode node, params object[] path) => node switch
    {
        JsonObject members => members.SelectMany(member => Below(member.Value, [.. path, member.Key])),
        JsonArray items => items.SelectMany((item, index) => Below(item, [.. path, index])),
        _ => [],
    };

    private static IEnumerable<object[]> Below(JsonNode? node, object[] path) => node is null ? [path] : [path, .. Paths(node, path)];

    private static void Put(JsonNode json, object[] path, string value)
    {
        var parent = path[..^1].Aggregate(json, (node, step) => step is int index ? node[index]! : node[(string)step]!);
        if (path[^1] is int at)
        {
            parent[at] = value;
        }
        else
        {
            parent[(string)path[^1]] = value;
        }
    }
}
