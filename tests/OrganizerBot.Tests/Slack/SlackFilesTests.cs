using System.Text.Json.Nodes;
using System.Web;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox;

namespace OrganizerBot.Slack;

public sealed class SlackFilesTests : IAsyncLifetime
{
    private static readonly MessageFile[] Files = [new("letter.pdf", "application/pdf", "%PDF"u8.ToArray(), "A letter"), new("signers.csv", "text/csv", "1,Ana"u8.ToArray(), new string('x', 3000))];

    private SlackRig _rig = null!;

    [Fact]
    public async Task Files_go_up_one_by_one_without_the_token_and_are_shared_last_with_the_one_who_asked()
    {
        Answers();

        var said = await HandOver();

        Assert.Empty(said.Files);
        Assert.Contains("direct messages", Flat.Text(said, Words.In(Language.English)), StringComparison.Ordinal);
        Assert.Equal(
            ["files.getUploadURLExternal", "upload", "files.getUploadURLExternal", "upload", "chat.postMessage", "files.completeUploadExternal"],
            _rig.Side.Calls.Select(call => call.Method).Where(method => method != "auth.test"));
        var places = _rig.Side.Of("files.getUploadURLExternal").Select(call => HttpUtility.ParseQueryString(call.Body)).ToArray();
        Assert.Equal(("letter.pdf", "4", "A letter"), (places[0]["filename"], places[0]["length"], places[0]["alt_txt"]));
        Assert.Equal(1000, places[1]["alt_txt"]!.Length);
        Assert.Equal(["%PDF", "1,Ana"], _rig.Side.Of("upload").Select(call => call.Body));
        Assert.All(_rig.Side.Of("upload"), call => Assert.Equal(("", "application/octet-stream"), (call.Authorization, call.ContentType)));
        Assert.Equal("U061F7AUR", (string)_rig.Side.Of("chat.postMessage").Single().Json["channel"]!);
        var shared = _rig.Side.Of("files.completeUploadExternal").Single().Json;
        Assert.Equal("D024BE91L", (string)shared["channel_id"]!);
        Assert.Equal(["letter.pdf", "signers.csv"], shared["files"]!.AsArray().Select(file => (string)file!["title"]!));
    }

    [Fact]
    public async Task Every_argument_is_one_that_Slack_lists()
    {
        SlackContracts.Need();
        Answers();
        await HandOver();

        Holds("files.getUploadURLExternal", HttpUtility.ParseQueryString(_rig.Side.Of("files.getUploadURLExternal")[0].Body).AllKeys!);
        Holds("files.completeUploadExternal", _rig.Side.Of("files.completeUploadExternal").Single().Json.AsObject().Select(argument => argument.Key));
        Holds("chat.postMessage", _rig.Side.Of("chat.postMessage").Single().Json.AsObject().Select(argument => argument.Key));
    }

    [Theory]
    [InlineData("files.getUploadURLExternal", """{"ok":false,"error":"missing_scope"}""", "missing_scope")]
    [InlineData("files.getUploadURLExternal", """{"ok":true,"file_id":"F1","upload_url":"https://files.slack.com.evil.example/upload"}""", "upload_url")]
    [InlineData("files.getUploadURLExternal", """{"ok":true,"file_id":"F1","upload_url":"http://files.slack.com/upload"}""", "upload_url")]
    [InlineData("files.getUploadURLExternal", """{"ok":true}""", "upload_url")]
    [InlineData("chat.postMessage", """{"ok":false,"error":"messages_tab_disabled"}""", "messages_tab_disabled")]
    [InlineData("chat.postMessage", """{"ok":true}""", "unreadable")]
    [InlineData("files.completeUploadExternal", """{"ok":false,"error":"file_upload_size_restricted"}""", "file_upload_size_restricted")]
    public async Task Whatever_Slack_refuses_is_said_with_its_reason_and_what_to_do(string method, string answer, string reason)
    {
        Answers();
        _rig.Side.Answer(method, answer);

        var said = await HandOver();

        Assert.Contains($"Slack did not take the files ({reason})", Flat.Text(said, Words.In(Language.English)), StringComparison.Ordinal);
        Assert.Empty(said.Files);
        Assert.Equal("Again", Assert.Single(said.Buttons).Label);
        Assert.Equal(method == "files.completeUploadExternal" ? 1 : 0, _rig.Side.Of("files.completeUploadExternal").Length);
    }

    public async ValueTask InitializeAsync() => _rig = await SlackRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    private static void Holds(string method, IEnumerable<string> arguments)
    {
        var known = SlackContracts.Method(method)["args"]!["properties"]!.AsObject();
        Assert.All(arguments, argument => Assert.True(known.ContainsKey(argument), $"{method} takes no {argument}."));
        Assert.All(SlackContracts.Method(method)["args"]!["required"]!.AsArray().Select(name => (string)name!).Where(name => name != "token"), name => Assert.Contains(name, arguments));
    }

    private void Answers()
    {
        _rig.Side.Answer("files.getUploadURLExternal", new JsonObject { ["ok"] = true, ["file_id"] = "F0R8KA909", ["upload_url"] = _rig.Side.Address + "/upload" }.ToJsonString());
        _rig.Side.Answer("chat.postMessage", """{"ok":true,"channel":"D024BE91L","ts":"1503435956.000247"}""");
    }

    private async Task<Message> HandOver()
    {
        var message = Message.Of(Prose.Of("Here they are.")) with { Files = Files, Buttons = [new Button("Again", CommandLine.Of("slacktest ask"))] };
        var visitor = new Visitor
        {
            Community = new CommunityRef(Platform.Slack, "T0001"),
            MemberId = "U061F7AUR",
            Name = new UserText("Brook"),
            Channel = new ChannelRef(Platform.Slack, "C2147483705"),
            Language = Language.English,
            DeliveryId = "1",
        };
        return Assert.IsType<Reply.Say>(await _rig.App.Services.GetRequiredService<SlackFiles>().HandOverAsync(message, visitor)).Message;
    }
}
