using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrganizerBot.Commands;
using OrganizerBot.Pulse;

namespace OrganizerBot.Messages;

/// <summary>Sends what waits in the outbox, one message a channel at a time, and never loses or silently repeats one.</summary>
public sealed partial class OutboxPump(IServiceScopeFactory scopes, Turns turns, TimeProvider clock, ILogger<OutboxPump> logger)
{
    private const int MostAttempts = 20;
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Unfound = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SetAside = TimeSpan.FromMinutes(5);

    /// <summary>Entries whose sending threw, and until when they are left alone so that those behind them get their turn.</summary>
    private readonly ConcurrentDictionary<Id<OutboxEntry>, DateTimeOffset> _setAside = new();

    /// <summary>One pass: the oldest due message of each channel.</summary>
    /// <returns>How many were tried; zero means that nothing is due.</returns>
    public async Task<int> PassAsync(CancellationToken cancellationToken)
    {
        var due = await DueAsync(cancellationToken);
        await turns.GiveAsync(due, id => SendAsync(id, cancellationToken), id => _setAside[id] = clock.GetUtcNow() + SetAside, cancellationToken);
        return due.Count;
    }

    private async Task SendAsync(Id<OutboxEntry> id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await SendAsync(id, scope.ServiceProvider, cancellationToken);
        _setAside.TryRemove(id, out _);
    }

    private async Task<IReadOnlyList<Id<OutboxEntry>>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var now = clock.GetUtcNow();
        var open = await db.Outbox
            .Where(entry => (entry.State == OutboxState.Waiting && entry.NotBefore <= now) || entry.State == OutboxState.Sending)
            .Where(entry => db.Destinations.Any(destination => destination.Id == entry.DestinationId && destination.Suspended == null))
            .OrderBy(entry => entry.Id)
            .Select(entry => new { entry.Id, entry.DestinationId })
            .ToListAsync(cancellationToken);
        return [.. open.Where(entry => !(_setAside.TryGetValue(entry.Id, out var until) && until > now)).DistinctBy(entry => entry.DestinationId).Select(entry => entry.Id)];
    }

    private async Task SendAsync(Id<OutboxEntry> id, IServiceProvider services, CancellationToken cancellationToken)
    {
        var delivery = services.GetRequiredService<OutboxDelivery>();
        if (await delivery.LoadAsync(id, cancellationToken) is not { } entry)
        {
            return;
        }

        if (await HindranceAsync(entry, delivery, cancellationToken) is { } known)
        {
            await SettleAsync(entry, known, delivery, services);
            return;
        }

        var writer = services.GetRequiredService<IWriter>();
        var began = clock.GetUtcNow();
        entry.Begin(began);
        await writer.SaveAsync(delivery.Db, cancellationToken);

        // What is on its way is brought to its end, stop or no stop: a call that is cut off leaves a message of which nobody knows whether it arrived.
        var result = await delivery.SendAsync(CancellationToken.None);
        if (result is SendResult.Ambiguous)
        {
            result = await delivery.FindAsync(CancellationToken.None) ?? new SendResult.Transient("not found");
        }

        BotTraces.Post(delivery.Platform, result, began, clock.GetUtcNow());
        await SettleAsync(entry, result, delivery, services);
    }

    /// <summary>What is known before anything is sent: that it is there already, that nobody can tell, or that a repeat would be lost like the message before it.</summary>
    /// <returns>Null when it is to be sent.</returns>
    private async Task<SendResult?> HindranceAsync(OutboxEntry entry, OutboxDelivery delivery, CancellationToken cancellationToken)
    {
        if (entry.State == OutboxState.Sending)
        {
            entry.Doubt();
        }

        if (entry.State == OutboxState.Sending || clock.GetUtcNow() - entry.FirstTriedAt > Unfound)
        {
            var found = await delivery.FindAsync(cancellationToken);
            if (found is SendResult.Sent || (entry.IsDoubtful && found is not null))
            {
                return found;
            }

            entry.Miss();
        }

        if (!entry.IsRepeat)
        {
            return null;
        }

        entry.Ask();
        return await delivery.CheckAsync(cancellationToken);
    }

    private async Task SettleAsync(OutboxEntry entry, SendResult result, OutboxDelivery delivery, IServiceProvider services)
    {
        var now = clock.GetUtcNow();
        switch (result)
        {
            case SendResult.Sent sent:
                entry.Arrived(sent.Message);
                break;
            case SendResult.RetryAfter wait:
                entry.Wait(now + wait.Wait);
                break;
            case SendResult.Ambiguous when !entry.IsRepeat:
                entry.Repeat(now);
                break;
            case SendResult.AuthDead:
                entry.Wait(now + Refused);
                await delivery.SuspendAsync(result, CancellationToken.None);
                break;
            case SendResult.DestinationGone or SendResult.PermissionMissing:
            case SendResult.Ambiguous:
                // Slack cannot be asked whether a message is there: after one repeat moderators look, and nothing more is sent blindly.
                entry.Wait(now);
                await delivery.SuspendAsync(result, CancellationToken.None);
                break;
            case SendResult.Transient { MayHaveArrived: true }:
                entry.Doubt();
                entry.Wait(now + BackOff(entry.Attempts));
                break;
            case SendResult.Transient:
            case SendResult.Unrecognised or SendResult.MessageGone when entry.Attempts < MostAttempts:
                entry.Wait(now + BackOff(entry.Attempts));
                break;
            default:
                entry.GiveUp();
                break;
        }

        Log.Settled(logger, entry.Id, result.GetType().Name, entry.State, entry.Attempts);
        await services.GetRequiredService<IWriter>().SaveAsync(delivery.Db, CancellationToken.None);
    }

    /// <summary>2, 4, 8 … seconds, at most a quarter of an hour.</summary>
    private static TimeSpan BackOff(int attempts) => TimeSpan.FromSeconds(Math.Min(900, Math.Pow(2, Math.Min(attempts, 12))));

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Information, "Outbox {Entry}: {Result}, now {State} after {Attempts} attempts")]
        public static partial void Settled(ILogger logger, Id<OutboxEntry> entry, string result, OutboxState state, int attempts);
    }
}
