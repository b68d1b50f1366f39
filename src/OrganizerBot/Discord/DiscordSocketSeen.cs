namespace OrganizerBot.Discord;

/// <summary>Remembers which interactions came, because Discord may tell of one twice. It needs no longer memory than an interaction lives; effects have the inbox besides.</summary>
internal sealed class DiscordSocketSeen(TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _ids = [];
    private readonly Queue<(string Id, DateTimeOffset At)> _order = new();

    /// <summary>Whether this is the first time; from then on it is not.</summary>
    public bool IsNew(string id)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            while (_order.TryPeek(out var oldest) && (oldest.At <= now - Life || _order.Count >= Most))
            {
                _ids.Remove(_order.Dequeue().Id);
            }

            if (!_ids.Add(id))
            {
                return false;
            }

            _order.Enqueue((id, now));
            return true;
        }
    }
}
