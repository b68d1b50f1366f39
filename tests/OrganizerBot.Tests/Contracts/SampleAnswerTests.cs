using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Messages;
using OrganizerBot.Slack;

namespace OrganizerBot.Contracts;

/// <summary>Slack's recorded answers to the methods that the bot calls, with every member there ever was, are read.</summary>
public sealed class SampleAnswerTests
{
    private static readonly string[] Called = ["auth.test", "chat.postEphemeral", "chat.postMessage", "chat.update", "conversations.info", "users.info", "views.open", "views.update"];
    private static readonly ChannelRef Channel = new(Platform.Slack, "C2147483705");

    [Fact]
    public async Task A_recorded_answer_is_read_with_every_member_there_is()
    {
        await using var rig = await SlackRig.StartAsync();
        foreach (var method in Called.Where(method => File.Exists(FileOf(method))))
        {
            var answer = JsonNode.Parse(await File.ReadAllTextAsync(FileOf(method), TestContext.Current.CancellationToken))!.AsObject();
            answer["ok"] = true;
            rig.Side.Answer(method, answer.ToJsonString());
            var read = await rig.App.Services.GetRequiredService<SlackApi>().CallAsync(method, [], "xoxb-invented-token", TestContext.Current.CancellationToken);
            Assert.Equal(JsonValueKind.Object, Assert.IsType<SlackAnswer.Done>(read).Body.ValueKind);
        }

        var messenger = rig.App.Services.GetRequiredService<IMessenger>();
        Assert.IsType<SendResult.PermissionMissing>(await messenger.CheckAsync(new CommunityRef(Platform.Slack, "T0001"), Channel, TestContext.Current.CancellationToken));
        var edited = await messenger.EditAsync(new CommunityRef(Platform.Slack, "T0001"), new MessageRef(Channel, "1.2"), Message.Of(Prose.Of("x")), default, TestContext.Current.CancellationToken);
        Assert.IsType<SendResult.Sent>(edited);
        Assert.True((await rig.TypeAsync("say hello")).IsSuccessStatusCode);
    }

    private static string FileOf(string method) => Path.Combine(Folder(), $"{method}.json");

    private static string Folder() => Path.Combine(Discord.DiscordContract.PathOf("slack-json-logs"), "api");
}
