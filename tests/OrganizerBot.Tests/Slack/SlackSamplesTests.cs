using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;

namespace OrganizerBot.Slack;

/// <summary>Slack's recorded payloads hold every member that was ever seen, with its values blanked: the tests put ids back.</summary>
public sealed class SlackSamplesTests
{
    [Theory]
    [InlineData("app-backend/views/ViewSubmissionPayload.json", "view_submission", typeof(SlackRequest.Submission))]
    [InlineData("app-backend/interactive-components/MessageShortcutPayload.json", "message_action", typeof(SlackRequest.Press))]
    public void A_recorded_interaction_is_read_with_every_member_there_is(string file, string type, Type kind)
    {
        var payload = Sample(file, type);
        if (payload["view"] is JsonObject view)
        {
            view["callback_id"] = "form";
        }

        Assert.IsType(kind, Reader().ReadInteraction(Encoding.UTF8.GetBytes("payload=" + Uri.EscapeDataString(payload.ToJsonString()))));
    }

    [Fact]
    public void A_recorded_command_is_read()
    {
        var fields = Sample("app-backend/slash-commands/SlashCommandPayload.json", null);
        fields["command"] = "/petition";

        var body = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value!.ToString())}"));

        Assert.IsType<SlackRequest.Command>(Reader().ReadCommand(Encoding.UTF8.GetBytes(body)));
    }

    [Theory]
    [InlineData("AppUninstalledPayload")]
    [InlineData("ChannelDeletedPayload")]
    [InlineData("MemberJoinedChannelPayload")]
    [InlineData("MemberLeftChannelPayload")]
    public void A_recorded_event_is_read(string name) =>
        Assert.IsType<SlackRequest.News>(Reader().ReadEvent(Encoding.UTF8.GetBytes(Sample($"events/{name}.json", "event_callback").ToJsonString())));

    [Fact]
    public void A_recorded_opening_of_the_Home_tab_is_read()
    {
        var payload = Sample("events/AppHomeOpenedPayload.json", "event_callback");
        payload["team_id"] = "T0001";
        payload["event"]!["user"] = "U061F7AUR";
        payload["authorizations"]![0]!["team_id"] = "T0001";
        payload["event"]!["tab"] = "home";
        payload["event"]!["view"]!["private_metadata"] = "1: abc";

        var opening = Assert.IsType<SlackRequest.Opening>(Reader().ReadEvent(Encoding.UTF8.GetBytes(payload.ToJsonString())));

        Assert.Equal("abc", opening.Shown!.Mark);
        Assert.True(opening.Person.IsAtHome);
    }

    private static SlackReader Reader()
    {
        var options = Options.Create(new SlackOptions { AppId = "A012ABCD0A0" });
        return new SlackReader(options, new CommandCatalog(), new SlackResponseUrls(options));
    }

    private static JsonObject Sample(string path, string? type)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "contracts", "slack-json-logs", path);
            if (File.Exists(file))
            {
                var sample = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
                PutIds(sample);
                sample["api_app_id"] = "A012ABCD0A0";
                if (type is not null)
                {
                    sample["type"] = type;
                }

                return sample;
            }
        }

        Assert.Skip("The contract data (../shared/contracts) is not beside this repository.");
        return [];
    }

    private static void PutIds(JsonObject sample)
    {
        foreach (var (name, value) in sample.ToArray())
        {
            if (value is JsonObject below)
            {
                PutIds(below);
            }
            else if ((name is "id" || name.EndsWith("_id", StringComparison.Ordinal)) && value?.ToString() == "")
            {
                sample[name] = "T0001";
            }
        }
    }
}
