using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Discord;
using OrganizerBot.Languages;
using OrganizerBot.Slack;

namespace OrganizerBot.Contracts;

/// <summary>Everything the bot can say, as it goes over both wires, is what the platforms take.</summary>
public sealed class GalleryTests(ITestOutputHelper output)
{
    public static TheoryData<string> Methods => [.. Gallery.Methods.Select(Gallery.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Discord_takes_everything_the_bot_says(string name)
    {
        var bodies = Exhibits(name).SelectMany(exhibit => DiscordRenderer.Pages(exhibit.Message, "D-7KQ2M").Select(page => (exhibit.Name, Body: page))).ToArray();

        foreach (var (exhibit, body) in bodies)
        {
            DiscordLimit.Hold(exhibit, body);
        }

        foreach (var (exhibit, body) in Distinct(bodies))
        {
            await DiscordTypes.PostAsync(exhibit, body);
            await DiscordTypes.AnswerAsync(exhibit, body);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Slack_takes_everything_the_bot_says(string name)
    {
        var bodies = Exhibits(name).SelectMany(exhibit =>
            SlackRenderer.Pages(exhibit.Message, Words.In(exhibit.Language), "D-7KQ2M").Select(page => (exhibit.Name, Body: page))).ToArray();

        foreach (var (exhibit, body) in bodies)
        {
            SlackLimit.Hold(exhibit, body);
        }

        foreach (var (exhibit, body) in Distinct(bodies))
        {
            await SlackTypes.PostAsync(exhibit, body);
            await SlackTypes.AnswerAsync(exhibit, body);
        }
    }

    private Exhibit[] Exhibits(string name)
    {
        var exhibits = Gallery.Methods.Where(method => Gallery.Name(method) == name).SelectMany(Gallery.Of).ToArray();
        output.WriteLine($"{name}: {exhibits.Length} messages");
        Assert.NotEmpty(exhibits);
        return exhibits;
    }

    /// <summary>Types look at the shape alone: bodies that differ in their words only are judged once.</summary>
    private static IEnumerable<(string Name, JsonObject Body)> Distinct(IEnumerable<(string Name, JsonObject Body)> bodies) => bodies.DistinctBy(body => Shape(body.Body));

    private static string Shape(JsonNode? node, string name = "") => node switch
    {
        JsonObject members => "{" + string.Join(',', members.Select(member => $"{member.Key}:{Shape(member.Value, member.Key)}")) + "}",
        JsonArray items => "[" + string.Join(',', items.Select(item => Shape(item)).Distinct()) + "]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String && name is not ("type" or "style") => "s",
        _ => node?.ToJsonString() ?? "null",
    };
}
