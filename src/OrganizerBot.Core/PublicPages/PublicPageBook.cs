using Microsoft.Extensions.DependencyInjection;

namespace OrganizerBot.PublicPages;

/// <summary>The public pages of campaigns: which there are, and what stands on each. Each is read in a unit of work that sees what the community sees which runs the campaign.</summary>
public sealed class PublicPageBook(IServiceScopeFactory scopes)
{
    /// <summary>Which campaigns have a page.</summary>
    public async Task<IReadOnlyList<PublicCampaign>> AllAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await PublicCampaign.AllAsync(scope.ServiceProvider.GetRequiredService<OrganizerDb>(), cancellationToken);
    }

    /// <summary>Reads a page, and whatever belongs to it, in one unit of work.</summary>
    /// <param name="which">Whose.</param>
    /// <param name="also">What is made of it; it gets the unit of work, and null where there is no page any more.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<T> ReadAsync<T>(PublicCampaign which, Func<PublicPage?, IServiceProvider, Task<T>> also, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(which);
        ArgumentNullException.ThrowIfNull(also);
        await using var scope = scopes.CreateAsyncScope();
        return await also(await scope.ServiceProvider.GetRequiredService<PublicPageReader>().ReadAsync(which, cancellationToken), scope.ServiceProvider);
    }
}
