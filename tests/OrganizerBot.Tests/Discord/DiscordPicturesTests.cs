using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Contracts;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Charts go up with the message they belong to; where Discord takes no files, their words stand in their place.</summary>
public sealed class DiscordPicturesTests
{
    private const string Mark = "D-7KQ2M";
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    /// <summary>With its pictures it has one page, without them two.</summary>
    private static readonly Message Wordy = new([.. Enumerable.Range(0, 34).Select(line => new Paragraph(Prose.Of($"line {line} {new string('x', 90)}"))), new Paragraph(Prose.Of("the end")), Told("first words"), Told("second words"), Told("third words")]);

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

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task What_takes_more_pages_in_words_than_with_its_pictures_is_found_again_as_it_was_posted(bool takesFiles, int pages)
    {
        Assert.Equal((1, 2), (DiscordRenderer.Pages(DiscordPictures.Named(Wordy), Mark).Count, DiscordRenderer.Pages(Wordy, Mark).Count));
        JsonArray posted = [];
        await using var town = await DiscordTown.OpenAsync((call, body) => Task.FromResult((call.Split(' ')[0], body?["multipart"]) switch
        {
            ("GET", _) => (200, call.EndsWith("/@me", StringComparison.Ordinal) ? """{"id":"42"}""" : posted.ToJsonString()),
            (_, not null) when !takesFiles => (403, """{"code":50013}"""),
            _ => Post(body!["multipart"]?[0]?["json"] ?? body),
        }));
        await using var house = await DiscordHouse.OpenAsync(town.Address);
        var messenger = house.Services.GetRequiredKeyedService<IMessenger>(Platform.Discord);

        var sent = Assert.IsType<SendResult.Sent>(await messenger.SendAsync(DeliveryOf(Wordy), TestContext.Current.CancellationToken));

        Assert.Equal(pages, posted.Count);
        Assert.Equal(sent, await messenger.FindAsync(DeliveryOf(Wordy), TestContext.Current.CancellationToken));

        (int, string) Post(JsonNode body)
        {
            var message = new JsonObject { ["id"] = $"{70 + posted.Count}", ["author"] = new JsonObject { ["id"] = "42" }, ["embeds"] = body["embeds"]!.DeepClone() };
            posted.Add((JsonNode)message);
            return (200, message.ToJsonString());
        }
    }

    [Theory]
    [InlineData(403, """{"code":50013}""")]
    [InlineData(413, "{}")]
    [InlineData(400, """{"code":50035}""")]
    public async Task Where_no_files_are_taken_an_answer_comes_in_words_with_all_its_pages_and_buttons(int status, string answer)
    {
        await using var town = await DiscordTown.OpenAsync((_, body) => Task.FromResult(body?["multipart"] is null ? (200, "{}") : (status, answer)));

        await CompleteAsync(town, Wordy with { Buttons = [new Button("All of them", new CommandLine("petition list"))] });

        var calls = town.Calls.ToArray();
        Assert.Equal(["PATCH", "PATCH", "POST"], calls.Select(call => call.Call.Split(' ')[0]));
        Assert.NotNull(calls[0].Body!["multipart"]);
        Assert.Empty(calls[1].Body!["attachments"]!.AsArray());
        Assert.Empty(calls[1].Body!["components"]!.AsArray());
        Assert.Equal("All of them", (string)Assert.Single(Assert.Single(calls[2].Body!["components"]!.AsArray())!["components"]!.AsArray())!["label"]!);
        var told = string.Concat(calls.Skip(1).SelectMany(call => call.Body!["embeds"]!.AsArray()).Select(embed => (string?)embed!["description"]));
        Assert.All(["first words", "second words", "third words", "the end"], words => Assert.Contains(words, told, StringComparison.Ordinal));
        Assert.DoesNotContain("attachment://", string.Concat(calls.Skip(1).Select(call => call.Body!.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_pictures_stay_and_no_words_come_in_their_place()
    {
        await using var town = await DiscordTown.OpenAsync(_ => (200, "{}"));

        await CompleteAsync(town, Wordy);

        Assert.Equal(3, Assert.Single(town.Calls).Body!["multipart"]![0]!["json"]!["attachments"]!.AsArray().Count);
    }

    /// <summary>Discord keeps the files of a message that is edited, unless it is told which ones stay.</summary>
    [Fact]
    public async Task Whatever_takes_the_place_of_an_answer_with_pictures_says_that_they_go()
    {
        var plain = new DiscordScreen(DiscordRenderer.Pages(Message.Of(Prose.Of("No numbers"))));
        Assert.Empty(plain.Response(new DiscordReturn("token", Replaces: true, MayOpenForm: true)).Json["data"]!["attachments"]!.AsArray());
        Assert.Null(plain.Response(new DiscordReturn("token", Replaces: false, MayOpenForm: true)).Json["data"]!["attachments"]);
        await using var town = await DiscordTown.OpenAsync(_ => (200, "{}"));

        await CompleteAsync(town, Message.Of(Prose.Of("No numbers")));

        var call = Assert.Single(town.Calls);
        Assert.StartsWith("PATCH", call.Call, StringComparison.Ordinal);
        Assert.Empty(call.Body!["attachments"]!.AsArray());
    }

    private static async Task CompleteAsync(DiscordTown town, Message answer)
    {
        await using var house = await DiscordHouse.OpenAsync(town.Address);
        var screen = house.Services.GetRequiredService<DiscordPainter>().Paint(new Reply.Say(answer), Words.In(Language.English));
        await house.Services.GetRequiredService<DiscordDelivery>().CompleteAsync("token", screen);
    }

    private static async Task<SendResult> SendAsync(DiscordTown town)
    {
        await using var house = await DiscordHouse.OpenAsync(town.Address);
        return await house.Services.GetRequiredKeyedService<IMessenger>(Platform.Discord).SendAsync(DeliveryOf(Pictured), TestContext.Current.CancellationToken);
    }

    private static Delivery DeliveryOf(Message content) => new(
        Guid.Parse("0195f3a0-0000-7000-8000-00000000000a"), new CommunityRef(Platform.Discord, "1"), new ChannelRef(Platform.Discord, "3000000000000000001"), content, Language.German, Mark, Start);

    private static Chart Told(string words) => SampleThings.Charts[0] with { Words = $"{words} {string.Join(' ', Enumerable.Repeat("and", 220))}" };
}
