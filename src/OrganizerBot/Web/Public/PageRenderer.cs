using System.Diagnostics;
using OrganizerBot.Languages;
using OrganizerBot.Members;

namespace OrganizerBot.Web.Public;

/// <summary>Makes the files of a public page.</summary>
internal sealed class PageRenderer(PublicAddress address, SharePicture picture)
{
    private static readonly KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> Anywhere = new("Cross-Origin-Resource-Policy", "cross-origin");
    private static readonly KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> Readable = new("Access-Control-Allow-Origin", "*");

    /// <summary>Makes one; null when the page has none such.</summary>
    public Rendering? Render(ShownPage shown, PageFile file)
    {
        var page = shown.Page!;
        var language = file.Language ?? page.Owner.Language;
        return file.Kind switch
        {
            PageFileKind.Page => new Rendering("text/html; charset=utf-8", new PageHtml(page, Words.In(language), address, isRoot: file.Language is null, shown.Charts(language)).Write()) { Headers = PageHtml.Headers(language) },
            PageFileKind.Data => new Rendering("application/json; charset=utf-8", PageData.Write(page, address)) { Headers = [Anywhere, Readable] },
            PageFileKind.Badge => new Rendering("image/svg+xml; charset=utf-8", Badge.Of(page, isRefusals: !page.IsAboutSignatures)) { Headers = [Anywhere, Badge.Policy] },
            PageFileKind.RefusalBadge => new Rendering("image/svg+xml; charset=utf-8", Badge.Of(page, isRefusals: true)) { Headers = [Anywhere, Badge.Policy] },
            PageFileKind.Feed => new Rendering("application/atom+xml; charset=utf-8", AtomFeed.Write(page, address)) { Headers = [Anywhere, Readable] },
            PageFileKind.Picture => new Rendering("image/png", picture.Draw(page), packs: false) { Headers = [Anywhere] },
            PageFileKind.Chart when file.Number > 0 && file.Number <= shown.Charts(language).Count =>
                new Rendering("image/png", shown.Charts(language)[file.Number - 1].Draw(file.IsDark), packs: false) { Headers = [Anywhere] },
            PageFileKind.Chart => null,
            _ => throw new UnreachableException(),
        };
    }
}
