using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Replicas;

namespace OrganizerBot.Signing;

/// <summary>Keeps what is said in public about sheets true: publishes at the weekly hour, says a goal and a close once, and lets cards follow.</summary>
public sealed class SheetKeeper(IServiceScopeFactory scopes, BackgroundWork background, ILeases leases, Turns turns, TimeProvider clock)
{
    private static readonly TimeSpan InFlight = TimeSpan.FromSeconds(10);

    /// <summary>When a night's recount begins, UTC.</summary>
    private static readonly TimeSpan RecountHour = TimeSpan.FromHours(3);

    private DateOnly _recounted;

    /// <summary>At a start it is not known whether the last run got as far as that.</summary>
    private volatile bool _showsOrder = true;

    /// <summary>Looks at all sheets: after a start, and each minute.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await KeepWeeklyHoursAsync(cancellationToken);
        await RecountAsync(cancellationToken);
        var sheets = await background.ReadAsync(db => db.Sheets.Where(sheet => sheet.Eligible > 0 && (!sheet.CloseSaid || sheet.HasNews || db.Cards.Any(card => card.SheetId == sheet.Id && !card.IsGone && !card.IsSettled))).Select(sheet => sheet.Id), cancellationToken);
        await turns.GiveAsync(sheets, sheet => LookAsync(sheet, cancellationToken), failed: null, cancellationToken);
        await ReorderAsync(cancellationToken);
    }

    /// <summary>Looks at one sheet, and edits its cards where they show something else than they should. One replica at a time does.</summary>
    /// <param name="id">The sheet.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <param name="rest">How long nobody else is to look afterwards: several replicas edit a card no more often than one.</param>
    /// <returns>False when another replica looks just now, or has a moment ago.</returns>
    public async Task<bool> LookAsync(Id<Sheet> id, CancellationToken cancellationToken, TimeSpan rest = default)
    {
        await using var lease = await leases.TakeAsync($"sheet/{id}", cancellationToken);
        if (lease is null)
        {
            return false;
        }

        lease.Rest = rest;
        // What the close publishes is saved before anything is said of it, so that the words have the last count.
        await background.DoAsync(services => CloseAsync(id, say: false, services, cancellationToken), cancellationToken);
        await background.DoAsync(services => CloseAsync(id, say: true, services, cancellationToken), cancellationToken);
        await background.DoAsync(services => ReportAsync(id, services, cancellationToken), cancellationToken);
        await background.DoAsync(services => services.GetRequiredService<CardEdits>().FollowAsync(id, lease, cancellationToken), cancellationToken);
        if (!lease.Holds)
        {
            // It took so long that another may have edited the same cards meanwhile, and nobody knows which edit came last.
            await DoubtCardsAsync(id, cancellationToken);
        }

        return true;
    }

    private async Task CloseAsync(Id<Sheet> id, bool say, IServiceProvider services, CancellationToken cancellationToken)
    {
        var sheet = await services.GetRequiredService<OrganizerDb>().Sheets.SingleAsync(sheet => sheet.Id == id, cancellationToken);
        // What was pressed in time may still wait for the writer.
        var closing = !sheet.TakesSignatures(clock.GetUtcNow() - InFlight) && !sheet.CloseSaid;
        var publication = services.GetRequiredService<Publication>();
        var reached = closing ? await publication.ClosingAsync(sheet, cancellationToken) : await publication.NamedGoalAsync(sheet, cancellationToken);
        if (say)
        {
            await SayAsync(sheet, reached, closing, services, cancellationToken);
        }
    }

    private static async Task ReportAsync(Id<Sheet> id, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (await services.GetRequiredService<OrganizerDb>().Sheets.FirstOrDefaultAsync(sheet => sheet.Id == id && sheet.HasNews, cancellationToken) is { } sheet)
        {
            await services.GetRequiredService<Announcements>().WriteNewsAsync(sheet, cancellationToken);
        }
    }

    private async Task KeepWeeklyHoursAsync(CancellationToken cancellationToken)
    {
        var communities = await background.ReadAsync(db => db.Communities.Where(community => community.ErasedAt == null).Select(community => community.Id), cancellationToken);
        await turns.GiveAsync(communities, id => background.DoAsync(services => KeepWeeklyHourAsync(id, services, cancellationToken), cancellationToken), failed: null, cancellationToken);
    }

    private async Task KeepWeeklyHourAsync(Id<Community> id, IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<OrganizerDb>();
        var community = await db.Communities.SingleAsync(community => community.Id == id, cancellationToken);
        if (!community.WeeklyIsDue(clock.GetUtcNow()))
        {
            return;
        }

        community.KeepWeekly(clock.GetUtcNow());
        _showsOrder = true;
        foreach (var part in services.GetServices<IWeeklyPart>())
        {
            await part.KeepAsync(community, cancellationToken);
        }

        foreach (var sheet in await db.Sheets.Where(sheet => sheet.OwnerId == id && sheet.IsOpen && !sheet.CloseSaid).ToListAsync(cancellationToken))
        {
            await SayAsync(sheet, await services.GetRequiredService<Publication>().WeeklyAsync(sheet, cancellationToken), closing: false, services, cancellationToken);
        }
    }

    private async Task SayAsync(Sheet sheet, bool reached, bool closing, IServiceProvider services, CancellationToken cancellationToken)
    {
        var announcements = services.GetRequiredService<Announcements>();
        if (reached && sheet.GoalSaidAt is null)
        {
            sheet.SayGoal(clock.GetUtcNow());
            await announcements.WriteAsync(sheet, "goal", (face, words) => face.GoalReachedAsync(sheet, words, cancellationToken), cancellationToken);
        }

        if (closing)
        {
            _showsOrder = true;
            sheet.SayClose(clock.GetUtcNow());
            await announcements.WriteAsync(sheet, "close", (face, words) => face.ClosedAsync(sheet, words, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Once after a start, and once each night.</summary>
    private async Task RecountAsync(CancellationToken cancellationToken)
    {
        var night = DateOnly.FromDateTime((clock.GetUtcNow() - RecountHour).UtcDateTime);
        if (night != _recounted)
        {
            await background.DoAsync(services => services.GetRequiredService<Recount>().HealAsync(cancellationToken), cancellationToken);
            _recounted = night;
        }
    }

    /// <summary>After a weekly hour or a close nothing in the database's files tells any more in which order people signed before.</summary>
    public async Task ReorderAsync(CancellationToken cancellationToken)
    {
        if (_showsOrder)
        {
            await using var scope = scopes.CreateAsyncScope();
            _showsOrder = !await scope.ServiceProvider.GetRequiredService<IWriter>().ReorderAsync(cancellationToken);
        }
    }

    private async Task DoubtCardsAsync(Id<Sheet> id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OrganizerDb>().Cards.Where(card => card.SheetId == id && !card.IsGone)
            .ExecuteUpdateAsync(cards => cards.SetProperty(card => card.Shown, Array.Empty<byte>()).SetProperty(card => card.IsSettled, false), cancellationToken);
    }
}
