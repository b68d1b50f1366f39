using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Contracts;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Charts go up with the message they belong to; where Discord takes no files, their words stand in their place.</summary>
public sealed class DiscordPicturesTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private static readonly Message Pictured = new([new Paragraph(Prose.Of("Numbers")), SampleThings.Charts[0], SampleThings.Charts[1]]);

    [Fact]
    public async Task They_hang_on_the_first_page_with_their_words()
    {
        await using var town = await DiscordTown.OpenAsync(_ => (200, """{"id":"77"}"""));

        Assert.IsType<SendResult.Sent>(await SendAsync(town));

        var call = Assert.Single(town.Calls);
        var parcel = call.Body!["multipart"]!.AsArray();
        Assert.Equal(["payload_json", "files[0]", "files[1]"], parcel.Select(part => (string)part!["name"]!));
        var body = parcel[0]!["json"]!;
        Assert.Equal(["attachment://chart-1.png", "attachment://chart-2.png"], body["embeds"]!.AsArray().Select(embed => (string?)embed!["image"]?["url"]).OfType<string>());
        Assert.Equal(["chart-1.png", "chart-2.png"], body["attachments"]!.AsArray().Select(file => (string)file!["filename"]!));
        Assert.Equal(Pictured.Nodes.OfType<Chart>().Select(chart => chart.Words), body["attachments"]!.AsArray().Select(file => (string)file!["description"]!));
        Assert.All(parcel.Skip(1), part => Assert.Equal("image/png", (string)part!["type"]!));
    }

    [Theory]
    [InlineData(403, """{"code":50013}""")]
    [InlineData(413, "{}")]
    [InlineData(400, """{"code":50035}""")]
    public async Task Where_no_files_are_taken_their_words_are_posted_with_the_same_nonce(int status, string answer)
    {
        await using var town = await DiscordTown.OpenAsync((_, body) => Task.FromResult(body?["multipart"] is null ? (200, """{"id":"77"}""") : (status, answer)));

        Assert.IsType<SendResult.Sent>(await SendAsync(town));

        var calls = town.Calls.ToArray();
        Assert.Equal(2, calls.Length);
        Assert.Equal((string)calls[0].Body!["multipart"]![0]!["json"]!["nonce"]!, (string)calls[1].Body!["nonce"]!);
        Assert.Contains("Absagen nach Monaten", calls[1].Body!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("attachment://", calls[1].Body!.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<SendResult> SendAsync(DiscordTown town)
    {
        await using var house = await DiscordHouse.OpenAsync(town.Address);
        var delivery = new Delivery(
            Guid.Parse("0195f3a0-0000-7000-8000-00000000000a"), new CommunityRef(Platform.Discord, "1"), new ChannelRef(Platform.Discord, "3000000000000000001"), Pictured, Language.German, "D-7KQ2M", Start);
        return await house.Services.GetRequiredKeyedService<IMessenger>(Platform.Discord).SendAsync(delivery, TestContext.Current.CancellationToken);
    }
}
