using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Slack;

namespace OrganizerBot.Sandbox;

/// <summary>Messages that the town's Slack posts by itself, when the town's clock has come to their second.</summary>
public sealed class SlackScheduleTests
{
    private const string Schedule = "chat.scheduleMessage";
    private const string List = "chat.scheduledMessages.list";
    private const string Delete = "chat.deleteScheduledMessage";

    [Fact]
    public async Task It_is_listed_until_it_is_posted()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var at = In(stage, 150);
        var asked = await stage.CallAsync(Schedule, Message(at));
        var id = (string)asked["scheduled_message_id"]!;
        Assert.Matches("^Q[A-Z0-9]{8,}$", id);

        var listed = Assert.Single(await ListAsync(stage, ("oldest", $"{at - 1}"), ("latest", $"{at + 1}")));
        Assert.Equal((id, SlackStage.General, at), ((string)listed["id"]!, (string)listed["channel_id"]!, (long)listed["post_at"]!));
        Assert.Empty(await ListAsync(stage, ("oldest", $"{at + 1}")));
        Assert.Empty(await ListAsync(stage, ("channel", SlackStage.Moderators)));
        Assert.Empty(stage.Town.Messages(SlackStage.At()));

        stage.Clock.Advance(TimeSpan.FromSeconds(151));
        Assert.Equal("later", Assert.Single(stage.Town.Messages(SlackStage.At())).Text);
        Assert.Empty(await ListAsync(stage));
        Assert.Single(stage.Reopened().Messages(SlackStage.At()));
    }

    [Theory]
    [InlineData(-1, "time_in_past")]
    [InlineData((120 * 86_400) + 60, "time_too_far")]
    public async Task Its_time_lies_in_the_next_120_days(int seconds, string error)
    {
        await using var stage = await SlackStage.RaiseAsync();

        Assert.Equal(error, (string?)(await stage.CallAsync(Schedule, Message(In(stage, seconds))))["error"]);
        var odd = Message(0);
        odd["post_at"] = "soon";
        Assert.Equal("invalid_time", (string?)(await stage.CallAsync(Schedule, odd))["error"]);
        Assert.Equal("no_text", (string?)(await stage.CallAsync(Schedule, new JsonObject { ["channel"] = SlackStage.General, ["post_at"] = In(stage, 90) }))["error"]);
        Assert.Equal("invalid_channel", (string?)(await stage.FormAsync(List, ("channel", "C0")))["error"]);
    }

    [Fact]
    public async Task It_is_taken_back_until_a_minute_before_its_time()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var first = (string)(await stage.CallAsync(Schedule, Message(In(stage, 150))))["scheduled_message_id"]!;
        var second = (string)(await stage.CallAsync(Schedule, Message(In(stage, 151))))["scheduled_message_id"]!;

        Assert.True((bool)(await stage.CallAsync(Delete, Of(first)))["ok"]!);
        Assert.Equal("invalid_scheduled_message_id", (string?)(await stage.CallAsync(Delete, Of(first)))["error"]);
        stage.Clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal("invalid_scheduled_message_id", (string?)(await stage.CallAsync(Delete, Of(second)))["error"]);
        stage.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Single(stage.Town.Messages(SlackStage.At()));
    }

    [Fact]
    public async Task A_channel_takes_thirty_for_five_minutes()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var at = In(stage, 150);
        for (var count = 0; count < 30; count++)
        {
            Assert.True((bool)(await stage.CallAsync(Schedule, Message(at + count)))["ok"]!);
        }

        Assert.Equal("restricted_too_many", (string?)(await stage.CallAsync(Schedule, Message(at + 40)))["error"]);
        Assert.True((bool)(await stage.CallAsync(Schedule, Message(at + 400)))["ok"]!);
        var page = await stage.FormAsync(List, ("limit", "20"));
        Assert.Equal((20, "20"), (page["scheduled_messages"]!.AsArray().Count, (string)page["response_metadata"]!["next_cursor"]!));
    }

    [Fact]
    public async Task What_can_no_longer_be_posted_or_has_metadata_never_comes()
    {
        await using var stage = await SlackStage.RaiseAsync();
        var cursed = Message(In(stage, 100));
        cursed["metadata"] = new JsonObject { ["event_type"] = "x", ["event_payload"] = new JsonObject() };
        await stage.CallAsync(Schedule, cursed);
        await stage.CallAsync(Schedule, Message(In(stage, 200)));
        stage.Clock.Advance(TimeSpan.FromSeconds(120));
        Assert.Empty(stage.Town.Messages(SlackStage.At()));

        stage.Town.Workspace.Channels.SetBot(SlackChannels.WithId(SlackStage.General)!, false);
        stage.Clock.Advance(TimeSpan.FromSeconds(120));

        Assert.Empty(stage.Town.Messages(SlackStage.At()));
        Assert.Empty(await ListAsync(stage));
    }

    private static long In(SlackStage stage, int seconds) => stage.Clock.GetUtcNow().ToUnixTimeSeconds() + seconds;

    private static JsonObject Message(long at) => new() { ["channel"] = SlackStage.General, ["post_at"] = at, ["text"] = "later" };

    private static JsonObject Of(string id) => new() { ["channel"] = SlackStage.General, ["scheduled_message_id"] = id };

    private static async Task<JsonNode[]> ListAsync(SlackStage stage, params (string, string)[] arguments) =>
        [.. (await stage.FormAsync(List, arguments))["scheduled_messages"]!.AsArray().OfType<JsonNode>()];
}
