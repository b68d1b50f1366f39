using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;

namespace OrganizerBot.Campaigns;

/// <summary>Looks for what moderators were not told yet about communities that join and leave. A request is made on one side and told on the other, and no unit of work that serves a community writes into another.</summary>
public sealed class JoinKeeper(BackgroundWork background, Turns turns)
{
    /// <summary>Looks at everything: after a start, and each minute.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await TellAsync(db => db.JoinRequests.Where(request => request.HasNews), request => request.Code, (news, request) => news.TellAsync(request, cancellationToken), cancellationToken);
        // Those that take part no longer are told that, too.
        await TellAsync(db => db.Participations.IgnoreQueryFilters().Where(part => part.HasNews), part => part.Code, (news, part) => news.TellAsync(part, cancellationToken), cancellationToken);
    }

    /// <summary>Each is told in a unit of work of its own, as it is then.</summary>
    private async Task TellAsync<T>(Func<OrganizerDb, IQueryable<T>> untold, Func<T, Code> codeOf, Func<JoinNews, T, Task> tell, CancellationToken cancellationToken)
        where T : class
    {
        Code[] codes = [.. (await background.ReadAsync(db => untold(db).AsNoTracking(), cancellationToken)).Select(codeOf)];
        await turns.GiveAsync(
            codes,
            code => background.DoAsync(
                async services =>
                {
                    if (await untold(services.GetRequiredService<OrganizerDb>()).FirstOrDefaultAsync(found => EF.Property<Code>(found, nameof(JoinRequest.Code)) == code, cancellationToken) is { } found)
                    {
                        await tell(services.GetRequiredService<JoinNews>(), found);
                    }
                },
                cancellationToken),
            failed: null,
            cancellationToken);
    }
}
