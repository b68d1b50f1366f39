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

    /// <summary>Reads a page; null where there is none any more.</summary>
    public async Task<PublicPage?> ReadAsync(PublicCampaign which, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(which);
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PublicPageReader>().ReadAsync(which, cancellationToken);
    }
}
