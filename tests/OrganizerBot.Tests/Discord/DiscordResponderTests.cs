using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Pulse;
using OrganizerBot.Support;

namespace OrganizerBot.Discord;

public sealed class DiscordResponderTests
{
    [Theory]
    [InlineData(false, """{"type":5,"data":{"flags":64}}""")]
    [InlineData(true, """{"type":6}""")]
    public async Task A_slow_command_is_announced_and_its_answer_comes_later(bool replaces, string announced)
    {
        await using var town = await DiscordTown.OpenAsync(_ => (200, "{}"));
        await using var house = await DiscordHouse.OpenAsync(town.Address);
        using var gate = new BrokenStorage();
        var answering = Responder(house, gate).AnswerAsync(Request(new DiscordReturn("token", replaces, MayOpenForm: true)));
        while (!answering.IsCompleted)
        {
            house.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        var response = await answering;
        Assert.Equal(announced, response.Body.Json.ToJsonString());
        Assert.Empty(town.Calls);

        response.Afterwards!();
        gate.Open();
        await house.Services.GetRequiredService<DiscordErrands>().StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"PATCH /webhooks/{DiscordHouse.ApplicationId}/token/messages/@original", Assert.Single(town.Calls).Call);
    }

    [Fact]
    public async Task A_quick_command_is_answered_at_once_and_a_defect_is_a_sentence()
    {
        await using var house = await DiscordHouse.OpenAsync();
        using var gate = new BrokenStorage();
        gate.Open();

        var response = await Responder(house, gate).AnswerAsync(Request(new DiscordReturn("token", Replaces: false, MayOpenForm: true)));

        Assert.Equal(4, (int)response.Body.Json["type"]!);
        Assert.Equal(64, (int)response.Body.Json["data"]!["flags"]!);
        Assert.Null(response.Afterwards);
    }

    private static DiscordResponder Responder(DiscordHouse house, BrokenStorage gate)
    {
        var dispatcher = new CommandDispatcher(new CommandCatalog(), gate, house.Services.GetRequiredService<BotMetrics>(), TimeProvider.System, NullLogger<CommandDispatcher>.Instance);
        return ActivatorUtilities.CreateInstance<DiscordResponder>(house.Services, dispatcher);
    }

    private static DiscordRequest.Command Request(DiscordReturn back) => new(
        new CommandLine("petition list"),
        new Visitor
        {
            Community = new CommunityRef(Platform.Discord, DiscordHouse.Guild),
            MemberId = "4",
            Name = new UserText("Ana"),
            Channel = new ChannelRef(Platform.Discord, "3"),
            Language = Language.English,
            DeliveryId = "1",
        },
        back);
}
