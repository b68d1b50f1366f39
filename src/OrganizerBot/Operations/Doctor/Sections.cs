using OrganizerBot.Discord;
using OrganizerBot.Slack;
using OrganizerBot.Storage;
using OrganizerBot.Web;

namespace OrganizerBot.Operations.Doctor;

/// <summary>The bot's own sections of the settings, with the class that each is read into.</summary>
internal static class Sections
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, Type> All { get; } = new Dictionary<string, Type>
    {
        [DiscordOptions.Section] = typeof(DiscordOptions),
        [SlackOptions.Section] = typeof(SlackOptions),
        [StorageOptions.Section] = typeof(StorageOptions),
        [OperatorOptions.Section] = typeof(OperatorOptions),
        [WebOptions.Section] = typeof(WebOptions),
        [MetricsOptions.Section] = typeof(MetricsOptions),
    };
}
