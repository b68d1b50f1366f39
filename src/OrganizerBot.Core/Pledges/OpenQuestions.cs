using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>On which sheets somebody may have to be asked now, in memory: as long as there is none, a command asks the database for nothing more.</summary>
internal sealed class OpenQuestions(IServiceScopeFactory scopes, TimeProvider clock)
{
    private readonly Kept<bool, FrozenSet<Id<Sheet>>> _open = new(clock);

    /// <summary>The sheets of all communities whose question is out. They are at most a second old.</summary>
    public Task<FrozenSet<Id<Sheet>>> FindAsync() => _open.FindAsync(true, _ => ReadAsync());

    private async Task<FrozenSet<Id<Sheet>>> ReadAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var sheets = await scope.ServiceProvider.GetRequiredService<OrganizerDb>().Sheets.AsNoTracking()
            .Where(sheet => sheet.AsksLater && !sheet.HasAsked && sheet.GoalSaidAt <= now - Sheet.UntilQuestion).ToListAsync();
        return sheets.Where(sheet => sheet.IsAsking(now)).Select(sheet => sheet.Id).ToFrozenSet();
    }
}
