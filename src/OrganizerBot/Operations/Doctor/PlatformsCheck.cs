using Microsoft.EntityFrameworkCore;
using OrganizerBot.Discord;
using OrganizerBot.Messages;
using OrganizerBot.Slack;

namespace OrganizerBot.Operations.Doctor;

/// <summary>Whether the bot is on any platform, and on each on which it has members.</summary>
internal sealed class PlatformsCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "platforms";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        var (discord, slack) = (IsSetUp(bot, DiscordOptions.Section), IsSetUp(bot, SlackOptions.Section));
        if (!discord && !slack)
        {
            return [Finding.Wrong("Discord:BotToken", "Neither Discord nor Slack is set up: the bot would run and nobody could reach it.", "Fill in the Discord or the Slack section, as deploy/organizerbot.env.example explains.")];
        }

        var there = await bot.AskAsync(db => db.Communities.GroupBy(community => community.Platform).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken));
        return
        [
            .. Orphans(there, Platform.Discord, discord, "Discord:BotToken"),
            .. Orphans(there, Platform.Slack, slack, "Slack:BotToken"),
        ];
    }

    private static bool IsSetUp(Patient bot, string section) => bot.Configuration.GetSection(section).IsFilledIn();

    private static IEnumerable<Finding> Orphans(Dictionary<Platform, int>? there, Platform platform, bool isSetUp, string setting) =>
        !isSetUp && there?.GetValueOrDefault(platform) is > 0 and var count
            ? [Finding.Wrong(setting, $"The bot is at home in {count} communities on {platform}, and {platform} is not set up: it is silent there.", $"Fill in the {platform} section again, or tell the members that the bot is gone.")]
            : [];
}
