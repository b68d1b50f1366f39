using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>All messages of the guild, in memory and in the town's store.</summary>
internal sealed class DiscordMessages
{
    private const string Kind = "discord.message";

    private readonly TownStore _store;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<ulong, DiscordMessage> _messages = [];

    public DiscordMessages(TownStore store)
    {
        _store = store;
        foreach (var saved in store.All(Kind))
        {
            var message = DiscordMessage.Read(saved);
            _messages[Key(message.Id)] = message;
        }
    }

    /// <summary>Writes a message, new or changed.</summary>
    public DiscordMessage Put(DiscordMessage message)
    {
        lock (_gate)
        {
            _messages[Key(message.Id)] = message;
            _store.Save(Kind, message.Id, message.Saved());
        }

        return message;
    }

    public void Remove(string id)
    {
        lock (_gate)
        {
            _messages.Remove(Key(id));
            _store.Remove(Kind, id);
        }
    }

    /// <summary>The message, or null.</summary>
    public DiscordMessage? Find(string? id)
    {
        lock (_gate)
        {
            return _messages.GetValueOrDefault(Key(id));
        }
    }

    /// <summary>The messages of a channel, oldest first.</summary>
    public IReadOnlyList<DiscordMessage> In(DiscordChannel channel)
    {
        lock (_gate)
        {
            return [.. _messages.Values.Where(message => message.ChannelId == channel.Id)];
        }
    }

    private static ulong Key(string? id) => ulong.TryParse(id, out var key) ? key : 0;
}
