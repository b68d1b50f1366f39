using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Support;

namespace OrganizerBot.Messages;

/// <summary>What is done about the town's channels, and what the bot's outbox looks like then.</summary>
internal static partial class OutboxScenes
{
    /// <summary>The moderator of that platform.</summary>
    public static string Moderator(string platform) => platform == "discord" ? "Ana Ferreira" : "ana";

    /// <summary>The code of the petition that the town opens with.</summary>
    public static async Task<string> PetitionAsync(this LiveTown town) =>
        CodeIn().Match((await town.Discord(Moderator("discord"), "/petition list")).Text!).Value;

    /// <summary>Posts that petition's card into a channel.</summary>
    public static async Task PostsCardAsync(this LiveTown town, string platform, string channel)
    {
        var code = await town.PetitionAsync();
        var line = platform == "discord" ? $"/petition post petition:{code} channel:#{channel}" : $"/petition post {code} #{channel}";
        Assert.Null((await town.Says(platform, Moderator(platform), line, "moderators")).Error);
    }

    /// <summary>The bot's messages in a channel.</summary>
    public static IReadOnlyList<string> Posts(this LiveTown town, string platform, string channel) =>
        [.. town.Channel(platform, channel, Moderator(platform)).Where(sight => sight.Visibility == "public" && !IsAPersons(town, platform, sight)).Select(sight => sight.Text ?? "")];

    private static bool IsAPersons(LiveTown town, string platform, Sandbox.Town.Sight sight) => town.Town.Platform(platform).Communities[0].People.Any(person => person.Name == sight.Author);

    /// <summary>Waits until nothing is on its way any more, but for what waits for a suspended channel.</summary>
    public static Task SettlesAsync(this LiveTown town) => LiveTown.Until(
        () =>
        {
            using var scope = town.Town.Bot!.Services.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
            var open = db.Outbox.AsNoTracking().Any(entry =>
                (entry.State == OutboxState.Waiting || entry.State == OutboxState.Sending)
                && db.Destinations.Any(destination => destination.Id == entry.DestinationId && destination.Suspended == null));
            return open ? null : "";
        },
        "an outbox that is settled");

    /// <summary>Slack's channels, to let the bot in and throw it out.</summary>
    public static SlackChannels SlackChannels(this LiveTown town) => ((SlackTown)town.Town.Platform("slack")).Workspace.Channels;

    /// <summary>Whether Slack has something that it will post by itself.</summary>
    public static bool Planned(this LiveTown town) => ((SlackTown)town.Town.Platform("slack")).Workspace.Schedule.Waiting.Count > 0;

    /// <summary>The first code in a text.</summary>
    public static string Code(string? text) => CodeIn().Match(text ?? "").Value;

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{5}\b")]
    private static partial Regex CodeIn();
}
