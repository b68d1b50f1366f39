using System.Collections.Concurrent;
using OrganizerBot.Languages;
using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>What stands on a page, and the files that were made of it: each is made when it is first asked for, once.</summary>
/// <param name="page">What stands on it; null where there is no page any more.</param>
/// <param name="charts">Its pictures in each language.</param>
/// <param name="renderer">Makes the files.</param>
internal sealed class ShownPage(PublicPage? page, IReadOnlyDictionary<Language, IReadOnlyList<CampaignChart>> charts, PageRenderer renderer)
{
    private readonly ConcurrentDictionary<PageFile, Lazy<Rendering?>> _files = new();

    /// <summary>What stands on it; null where there is no page any more.</summary>
    public PublicPage? Page => page;

    /// <summary>One of its files, or null when it has none such.</summary>
    public Rendering? File(PageFile file) => file.Number > Charts(file.Language).Count
        ? null
        : _files.GetOrAdd(file, static (file, shown) => new(() => shown.Make(file)), this).Value;

    /// <summary>Its pictures in a language.</summary>
    public IReadOnlyList<CampaignChart> Charts(Language? language) => charts.GetValueOrDefault(language ?? page!.Owner.Language) ?? [];

    private Rendering? Make(PageFile file) => renderer.Render(this, file);
}

/// <summary>A file of a page.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Language">In which language; null for that of the community.</param>
/// <param name="Number">Of pictures the number, from 1.</param>
/// <param name="IsDark">Of pictures whether for dark surroundings.</param>
internal readonly record struct PageFile(PageFileKind Kind, Language? Language = null, int Number = 0, bool IsDark = false);

/// <summary>What files a page has.</summary>
internal enum PageFileKind
{
    /// <summary>The page itself, HTML.</summary>
    Page,

    /// <summary>The same as JSON.</summary>
    Data,

    /// <summary>A small picture with the number that it counts first, SVG.</summary>
    Badge,

    /// <summary>The same with its refusals.</summary>
    RefusalBadge,

    /// <summary>What is new, Atom.</summary>
    Feed,

    /// <summary>The picture that other sites show beside its address, PNG.</summary>
    Picture,

    /// <summary>A picture of its numbers, PNG.</summary>
    Chart,
}
