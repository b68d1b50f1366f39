using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>Has the public pages follow what this process saves: a page that was hidden and a refusal that was taken back are gone at once.</summary>
/// <param name="shelf">The pages. They are looked for when something is saved and not before: a wrong address of the bot is no reason that the database cannot be read.</param>
internal sealed class PageFollower(Lazy<PublicShelf> shelf) : CommitFollower
{
    /// <inheritdoc/>
    protected override bool Holds(object entity) => PublicCampaign.IsTouchedBy(entity);

    /// <inheritdoc/>
    protected override void Forget() => shelf.Value.Forget();
}
