using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Contracts;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Charts go up before the message that shows them; where Slack does not take them, their words stand in their place.</summary>
public sealed class SlackPicturesTests : IAsyncLifetime
{
    private static readonly Message Pictured = new([new Paragraph(Prose.Of("Numbers")), SampleThings.Charts[0], SampleThings.Charts[1]]);

    private SlackRig _rig = null!;

    [Fact]
    public async Task They_go_up_without_a_channel_and_the_message_shows_them()
    {
        Answers();

        Assert.IsType<SendResult.Sent>(await SendAsync());

        Assert.Equal(
            ["files.getUploadURLExternal", "upload", "files.getUploadURLExternal", "upload", "files.completeUploadExternal", "chat.postMessage"],
            _rig.Side.Calls.Select(call => call.Method).Where(method => method != "auth.test"));
        Assert.Null(_rig.Side.Of("files.completeUploadExternal").Single().Json["channel_id"]);
        var pictures = Images(_rig.Side.Of("chat.postMessage").Single().Json);
        Assert.Equal(["F0R8KA909", "F0R8KA909"], pictures.Select(picture => (string)picture["slack_file"]!["id"]!));
        Assert.Equal(Pictured.Nodes.OfType<Chart>().Select(chart => chart.Words), pictures.Select(picture => (string)picture["alt_text"]!));
    }

    [Theory]
    [InlineData("files.getUploadURLExternal")]
    [InlineData("files.completeUploadExternal")]
    public async Task Where_they_are_not_taken_their_words_are_posted(string method)
    {
        Answers();
        _rig.Side.Answer(method, """{"ok":false,"error":"file_uploads_disabled"}""");

        Assert.IsType<SendResult.Sent>(await SendAsync());

        var posted = _rig.Side.Of("chat.postMessage").Single();
        Assert.Empty(Images(posted.Json));
        Assert.Contains("Absagen nach Monaten", posted.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_whose_pictures_are_not_ready_is_tried_again_and_at_last_posted_in_words()
    {
        Answers();
        _rig.Side.Answers["chat.postMessage"] = async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var blocks = await reader.ReadToEndAsync();
            await http.Response.WriteAsync(blocks.Contains("slack_file", StringComparison.Ordinal) ? """{"ok":false,"error":"invalid_blocks"}""" : """{"ok":true,"channel":"C2147483705","ts":"1503435956.000247"}""");
        };

        var sending = SendAsync();
        while (!sending.IsCompleted)
        {
            _rig.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.IsType<SendResult.Sent>(await sending);
    }

    public async ValueTask InitializeAsync() => _rig = await SlackRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    private void Answers() =>
        _rig.Side.Answer("files.getUploadURLExternal", new JsonObject { ["ok"] = true, ["file_id"] = "F0R8KA909", ["upload_url"] = _rig.Side.Address + "/upload" }.ToJsonString());

    private static JsonNode[] Images(JsonNode message) => [.. message["blocks"]!.AsArray().Where(block => (string)block!["type"]! == "image").Select(block => block!)];

    private Task<SendResult> SendAsync() => _rig.App.Services.GetRequiredService<IMessenger>().SendAsync(
        new Delivery(Guid.Parse("0195f3a0-0000-7000-8000-00000000000a"), new CommunityRef(Platform.Slack, "T0001"), new ChannelRef(Platform.Slack, "C2147483705"), Pictured, Language.German, "D-7KQ2M", null),
        TestContext.Current.CancellationToken);
}
