using System.Globalization;
using System.Text.Json;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Every message of the workspace, oldest first, written through to the town's file.</summary>
internal sealed class SlackMessages
{
    private const string Kind = "slack.message";

    private readonly TownStore _store;
    private readonly TimeProvider _clock;
    private readonly List<SlackMessage> _messages;
    private readonly Lock _gate = new();
    private long _last;

    /// <summary>Reads what the town remembers.</summary>
    public SlackMessages(TownStore store, TimeProvider clock)
    {
        (_store, _clock) = (store, clock);
        _messages = [.. store.All(Kind).Select(message => message.Deserialize<SlackMessage>()!)];
        _last = _messages.Select(message => long.Parse(message.Ts.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
    }

    /// <summary>A time stamp that no message has.</summary>
    public string NextTs()
    {
        lock (_gate)
        {
            var now = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            _last = Math.Max(now, _last + 1);
            return string.Create(CultureInfo.InvariantCulture, $"{_last / 1_000_000}.{_last % 1_000_000:D6}");
        }
    }

    /// <summary>Adds a message, or puts it in the place of the one with the same id.</summary>
    public SlackMessage Keep(SlackMessage message)
    {
        lock (_gate)
        {
            var place = _messages.FindIndex(known => known.Channel == message.Channel && known.Id == message.Id);
            if (place < 0)
            {
                _messages.Add(message);
            }
            else
            {
                _messages[place] = message;
            }
        }

        _store.Save(Kind, Key(message), JsonSerializer.SerializeToNode(message)!);
        return message;
    }

    /// <summary>Takes a message away.</summary>
    public void Remove(SlackMessage message)
    {
        lock (_gate)
        {
            _messages.RemoveAll(known => known.Channel == message.Channel && known.Id == message.Id);
        }

        _store.Remove(Kind, Key(message));
    }

    /// <summary>The first message of a channel that fits, or null.</summary>
    public SlackMessage? Find(string channel, Func<SlackMessage, bool> fits)
    {
        lock (_gate)
        {
            return _messages.FirstOrDefault(message => message.Channel == channel && fits(message));
        }
    }

    /// <summary>What one person sees of a channel.</summary>
    public IReadOnlyList<SlackMessage> SeenBy(string channel, string person)
    {
        lock (_gate)
        {
            return [.. _messages.Where(message => message.Channel == channel && (message.OnlyFor is null || message.OnlyFor == person))];
        }
    }

    private static string Key(SlackMessage message) => $"{message.Channel}/{message.Id}";
}
