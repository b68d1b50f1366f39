using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Brings envelopes to the app: on any connection, again on another where one breaks off before the acknowledgement, for three seconds in all. Trouble with that comes on demand.</summary>
internal sealed class SlackSocketDelivery
{
    /// <summary>The route under which faults can be arranged.</summary>
    public const string Route = "socket";

    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(20);

    private readonly SlackSockets _sockets;
    private readonly TownFaults _faults;

    /// <summary>How long Slack waits, in real time. Tests that are about something else have more of it.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(3);

    public SlackSocketDelivery(SlackSockets sockets, TownFaults faults)
    {
        (_sockets, _faults) = (sockets, faults);
        faults.AtOnce("slack", Route, Trouble);
    }

    /// <summary>Sends something, and returns what the acknowledgement carried, or the word that Slack's client shows.</summary>
    public Task<SlackReply> SendAsync(string type, bool accepts, JsonNode payload, CancellationToken cancellationToken) =>
        SendAsync(new SlackEnvelope(type, accepts, payload), cancellationToken);

    /// <summary>Sends an envelope.</summary>
    public async Task<SlackReply> SendAsync(SlackEnvelope envelope, CancellationToken cancellationToken)
    {
        if (_sockets.Pick() is not { } link)
        {
            return new SlackReply("dispatch_failed", null, "");
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            var fault = _faults.Take("slack", Route);
            if (fault == TownFault.LoseAcknowledgement)
            {
                envelope.LoseOne();
            }

            await FirstAsync(link, envelope, fault, deadline.Token);
            for (var attempt = 1; !envelope.Acknowledged.IsCompleted; attempt++)
            {
                await AgainAsync(envelope, attempt, deadline.Token);
            }

            return await envelope.Acknowledged;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SlackReply("operation_timeout", null, "");
        }
    }

    /// <summary>Waits until the app has a connection; false if it has none in time.</summary>
    public async Task<bool> IsConnectedAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (_sockets.Links.Count == 0 && TimeProvider.System.GetElapsedTime(began) < patience)
        {
            await Task.Delay(_glance, TimeProvider.System, cancellationToken);
        }

        return _sockets.Links.Count > 0;
    }

    private async Task FirstAsync(SlackSocketLink link, SlackEnvelope envelope, TownFault? fault, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7().ToString();
        await _sockets.SendAsync(link, envelope, id, 0);
        if (fault == TownFault.Redeliver)
        {
            // Both have been seen on the real platform: the same envelope again, and the same payload in another.
            await _sockets.SendAsync(_sockets.Pick() ?? link, envelope, id, 1);
            await _sockets.SendAsync(_sockets.Pick() ?? link, envelope, 1);
        }

        // A lost acknowledgement shows by nothing: after a while it is sent again.
        var lost = fault == TownFault.LoseAcknowledgement ? Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, cancellationToken) : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        await await Task.WhenAny(envelope.Acknowledged, link.Ended, lost);
    }

    private async Task AgainAsync(SlackEnvelope envelope, int attempt, CancellationToken cancellationToken)
    {
        if (_sockets.Pick() is { } other)
        {
            await _sockets.SendAsync(other, envelope, attempt);
            await Task.WhenAny(envelope.Acknowledged, other.Ended).WaitAsync(cancellationToken);
        }
        else
        {
            await Task.Delay(_glance, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>Makes trouble at once, for the oldest connections first. False for a kind that meets the next deliveries.</summary>
    private bool Trouble(TownFault kind, int connections)
    {
        var links = _sockets.Links.Take(kind == TownFault.LinkDisabled ? SlackSockets.Most : connections).ToArray();
        switch (kind)
        {
            case TownFault.Cut:
                Array.ForEach(links, link => link.Cut());
                return true;
            case TownFault.Warning:
                Array.ForEach(links, link => _ = _sockets.WarnAsync(link, CancellationToken.None));
                return true;
            case TownFault.RefreshRequested or TownFault.LinkDisabled:
                Array.ForEach(links, link => _ = LeaveAsync(link, kind == TownFault.LinkDisabled ? "link_disabled" : "refresh_requested"));
                return true;
            case TownFault.Silence:
                Array.ForEach(links, link => link.FallSilent());
                return true;
            case TownFault.TooManyConnections:
                _sockets.Refuse(connections);
                return true;
            default:
                return false;
        }
    }

    private static async Task LeaveAsync(SlackSocketLink link, string reason)
    {
        await link.AskToLeaveAsync(reason);
        await link.CloseAsync();
    }
}
