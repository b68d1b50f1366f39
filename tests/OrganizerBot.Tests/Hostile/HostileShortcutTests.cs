using System.Net;
using System.Text.Json.Nodes;
using OrganizerBot.Support;

namespace OrganizerBot.Hostile;

/// <summary>Whatever stands in a message, its menu opens a form with an address in it or with none, and the rest of the message goes nowhere.</summary>
public sealed class HostileShortcutTests(HostileHouse house) : IClassFixture<HostileHouse>
{
    private const string Marker = "qvzxmarker";

    private static readonly string[] Messages =
    [
        .. NastyWords.Working,
        "javascript:alert(1) [x](javascript:alert(1)) <javascript:alert(1)|x> data:text/html,<script>alert(1)</script>",
        "**https://trap.example/*_~`|** @everyone <!channel>",
        string.Concat(Enumerable.Range(0, 10_000).Select(number => $"<https://trap.example/{number}> ")),
        string.Concat(Enumerable.Repeat("https://u:p@trap.example ", 10_000)),
        "https://trap.example/" + new string('a', 300_000),
        new string('[', 100_000) + new string('(', 100_000),
        "link:https://trap.example company:\"Not typed\" stage:offer",
        "\"https://trap.example/\" credit:yes \\\" company:x",
        "\ud83d\ude00 https://trap.example/\u202Eexe.png \0",
        "",
    ];

    [Fact]
    public async Task On_Discord()
    {
        var attacks = new DiscordAttacks(house.Discord, house.Clock, new Random(1));
        foreach (var message in Messages)
        {
            var (status, body) = await house.SendAsync(attacks.Genuine(attacks.Pointed(new JsonObject { ["content"] = $"{message} {Marker}", ["embeds"] = new JsonArray() })));

            Assert.Equal(HttpStatusCode.OK, status);
            var modal = JsonNode.Parse(body)!;
            Assert.Equal(9, (int)modal["type"]!);
            Assert.DoesNotContain(Marker, body, StringComparison.Ordinal);
            Assert.All(modal["data"]!["components"]!.AsArray().Select(label => label!["component"]!), input => IsAddressOrNothing((string)input["custom_id"]!, (string?)input["value"]));
        }
    }

    [Fact]
    public async Task On_Slack()
    {
        var attacks = new SlackAttacks(house.Platform.Address, house.Clock, new Random(1));
        await house.SendAsync(attacks.Typed("/organizer", $"claim {house.ClaimCode("T0001")} members"));
        foreach (var message in Messages)
        {
            var before = house.Platform.Of("views.open").Length;

            Assert.Equal(HttpStatusCode.OK, (await house.SendAsync(attacks.Pointed($"{message} {Marker}"))).Status);

            var view = await LiveTown.Until(() => house.Platform.Of("views.open").ElementAtOrDefault(before), "a form");
            Assert.DoesNotContain(Marker, view.Body, StringComparison.Ordinal);
            Assert.All(view.Json["view"]!["blocks"]!.AsArray(), block => IsAddressOrNothing((string)block!["block_id"]!, (string?)block["element"]!["initial_value"]));
        }
    }

    private static void IsAddressOrNothing(string option, string? value)
    {
        Assert.True(option == "link" || value is null, option);
        Assert.True(value is null || (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && value.Length <= 500), value);
    }
}
