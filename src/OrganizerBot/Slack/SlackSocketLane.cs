using OrganizerBot.Replicas;
using OrganizerBot.Scheduling;

namespace OrganizerBot.Slack;

/// <summary>Keeps one connection to Slack open. There are two of these, so that one is there while the other changes; and each opens the next connection before it lets go of the last.</summary>
internal sealed class SlackSocketLane(
    int number, SlackSocketPlaces places, SlackSocketOpener opener, SlackSocketStatus status, SlackErrands errands, SlackSocketHabits habits, TimeProvider clock, ILogger<SlackSocketLane> logger) : Loop(clock, logger)
{
    /// <summary>How many connections that were replaced may go on acknowledging. Slack allows ten in all.</summary>
    private const int MostLeaving = 2;

    private readonly SlackSocketPace _pace = new(number * habits.Stagger * (1 + habits.Chance()), habits.Chance);
    private readonly Lock _gate = new();
    private readonly List<SlackSocketConnection> _held = [];
    private HeldLease? _place;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_place is not null)
        {
            await _place.DisposeAsync();
        }
    }

    /// <summary>Opens a connection, and comes back when another is needed.</summary>
    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        _place ??= await places.TakeAsync(number, stoppingToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, status.Over, _place.Over);
        try
        {
            if (_pace.Pause > TimeSpan.Zero)
            {
                await Task.Delay(_pace.Pause, Clock, over.Token);
            }

            await FollowAsync(await opener.OpenAsync(over.Token), over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            await Task.WhenAll(Held().Select(connection => connection.CloseAsync()));
            if (!_place.Over.IsCancellationRequested)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, Clock, stoppingToken);
            }

            await LeaveAsync(_place);
        }
    }

    /// <summary>The place is another replica's.</summary>
    private async Task LeaveAsync(HeldLease place)
    {
        _place = null;
        lock (_gate)
        {
            _held.Clear();
        }

        await place.DisposeAsync();
    }

    private async Task FollowAsync(SlackSocketOpening opening, CancellationToken cancellationToken)
    {
        switch (opening)
        {
            case SlackSocketOpening.Open open:
                await ServeAsync(open.Connection, cancellationToken);
                break;
            case SlackSocketOpening.Failed failed:
                _pace.Failed(failed.Wait);
                status.Failed(failed.Why);
                break;
            case SlackSocketOpening.Refused refused:
                status.Stop(refused.Code);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(opening), opening.GetType().Name, "An unknown opening.");
        }
    }

    private async Task ServeAsync(SlackSocketConnection connection, CancellationToken cancellationToken)
    {
        Hold(connection);
        status.Greeted(connection);
        var greeted = Clock.GetTimestamp();
        if (await connection.Wish.WaitAsync(cancellationToken) == SlackSocketRefusals.LinkDisabled)
        {
            status.Stop(SlackSocketRefusals.LinkDisabled);
        }

        _pace.Ended(Clock.GetElapsedTime(greeted));
    }

    /// <summary>Lets go of the former connections, now that there is a new one: each goes on acknowledging until Slack closes it, and is closed by us if that takes too long.</summary>
    private void Hold(SlackSocketConnection connection)
    {
        var former = Held();
        lock (_gate)
        {
            _held.Add(connection);
        }

        for (var index = 0; index < former.Length; index++)
        {
            _ = errands.Watch(LeaveAsync(former[index], isPatient: index >= former.Length - MostLeaving));
        }
    }

    private async Task LeaveAsync(SlackSocketConnection connection, bool isPatient)
    {
        try
        {
            await connection.Ended.WaitAsync(isPatient ? habits.Leaving : TimeSpan.Zero, Clock);
        }
        catch (TimeoutException)
        {
            // Slack has had its time.
        }

        await connection.CloseAsync();
        lock (_gate)
        {
            _held.Remove(connection);
        }
    }

    private SlackSocketConnection[] Held()
    {
        lock (_gate)
        {
            return [.. _held];
        }
    }
}
