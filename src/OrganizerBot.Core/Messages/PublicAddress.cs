namespace OrganizerBot.Messages;

/// <summary>Where the bot's own pages are on the web, if whoever runs it has said so.</summary>
/// <param name="Base">The address, or null.</param>
public sealed record PublicAddress(Uri? Base)
{
    /// <summary>The address of a page, or null where there is none.</summary>
    /// <param name="path">The path without a slash before it.</param>
    public Uri? Of(string path) => Base is null ? null : new Uri($"{Base.AbsoluteUri.TrimEnd('/')}/{path}");
}
