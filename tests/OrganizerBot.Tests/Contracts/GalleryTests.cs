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

        foreach (var (exhibit, body) in bodies.DistinctBy(body => Shape.Of(body.Body)))
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

        foreach (var (exhibit, body) in bodies.DistinctBy(body => Shape.Of(body.Body)))
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
}
