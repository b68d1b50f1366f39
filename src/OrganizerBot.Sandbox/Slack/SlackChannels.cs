using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The channels, and what changes about them: whether the bot is in, whether they are archived.</summary>
/// <param name="store">What is remembered of them.</param>
/// <param name="all">The workspace's channels.</param>
internal sealed class SlackChannels(TownStore store, IReadOnlyList<SlackChannel> all)
{
    private const string Kind = "slack.channel";

    private readonly ConcurrentDictionary<string, (bool Bot, bool Archived)> _states = new(
        all.Select(channel => KeyValuePair.Create(channel.Id, Read(store, channel))));

    /// <summary>The workspace's channels.</summary>
    public IReadOnlyList<SlackChannel> All => all;

    /// <summary>The channel with this id in whichever workspace, or the bot's direct conversation with the person of this id; null if there is none.</summary>
    public static SlackChannel? WithId(string id)
    {
        if (id is ['D' or 'U', .. var rest] && SlackCast.Person('U' + rest) is { } person)
        {
            return new SlackChannel('D' + rest, "directmessage", "", [person.Id]) { IsPrivate = true };
        }

        return SlackCast.Channels.Concat(SlackTeam.South.Channels).FirstOrDefault(channel => channel.Id == id);
    }

    /// <summary>The same of this workspace alone.</summary>
    public SlackChannel? Find(string id) => WithId(id) is { } channel && (channel.IsDirect || _states.ContainsKey(channel.Id)) ? channel : null;

    /// <summary>The channel with this id or name, or null.</summary>
    public SlackChannel? Named(string named) => Find(named) ?? Named(all, named);

    /// <summary>The channel with this id or name in the workspace of another channel, or null.</summary>
    public static SlackChannel? Beside(string channel, string named) =>
        WithId(named) ?? Named(SlackTeam.South.Channels.Any(known => known.Id == channel) ? SlackTeam.South.Channels : SlackCast.Channels, named);

    private static SlackChannel? Named(IReadOnlyList<SlackChannel> among, string named) =>
        among.FirstOrDefault(channel => string.Equals(channel.Name, named.TrimStart('#'), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the bot is a member.</summary>
    public bool BotIsIn(SlackChannel channel) => channel.IsDirect || _states[channel.Id].Bot;

    /// <summary>Whether nobody can write here any more.</summary>
    public bool IsArchived(SlackChannel channel) => !channel.IsDirect && _states[channel.Id].Archived;

    /// <summary>Brings the bot in, or throws it out.</summary>
    public void SetBot(SlackChannel channel, bool isIn) => Keep(channel, _states[channel.Id] with { Bot = isIn });

    /// <summary>Archives the channel, or brings it back.</summary>
    public void SetArchived(SlackChannel channel, bool archived) => Keep(channel, _states[channel.Id] with { Archived = archived });

    private static (bool Bot, bool Archived) Read(TownStore store, SlackChannel channel) =>
        store.Find(Kind, channel.Id) is { } kept ? ((bool)kept["bot"]!, (bool)kept["archived"]!) : (channel.StartsWithBot, false);

    private void Keep(SlackChannel channel, (bool Bot, bool Archived) state)
    {
        _states[channel.Id] = state;
        store.Save(Kind, channel.Id, new JsonObject { ["bot"] = state.Bot, ["archived"] = state.Archived });
    }
}
