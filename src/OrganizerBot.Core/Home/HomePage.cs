using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Home;

/// <summary>The page that a person has to themselves: what is open, what can be done, and for moderators what waits. It is made anew each time and kept nowhere.</summary>
public sealed class HomePage(IServiceScopeFactory scopes)
{
    /// <summary>The page as it is now, top to bottom.</summary>
    public async Task<IReadOnlyList<Message>> ComposeAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        // SQLite never yields, and whoever answers a platform watches the time.
        await Task.Yield();
        await using var scope = scopes.CreateAsyncScope();
        var caller = await scope.ServiceProvider.GetRequiredService<CommunityRegister>().RecogniseAsync(visitor, cancellationToken, asksForGroups: true);
        List<Message> page = [];
        foreach (var part in scope.ServiceProvider.GetServices<IHomePart>().OrderBy(part => part.Order))
        {
            page.AddRange(await part.ShowAsync(caller, cancellationToken));
        }

        return page;
    }
}
