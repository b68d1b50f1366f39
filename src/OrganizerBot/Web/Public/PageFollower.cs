using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>Has the public pages follow what this process saves: a page that was hidden and a refusal that was taken back are gone at once.</summary>
internal sealed class PageFollower(PublicShelf shelf) : CommitFollower
{
    /// <inheritdoc/>
    protected override bool Holds(object entity) => PublicCampaign.IsTouchedBy(entity);

    /// <inheritdoc/>
    protected override void Forget() => shelf.Forget();
}
