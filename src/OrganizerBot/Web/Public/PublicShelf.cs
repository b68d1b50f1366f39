using System.Collections.Concurrent;
using System.Collections.Frozen;
using OrganizerBot.Languages;
using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>The public pages in memory: which there are, and what stands on each. A code that has no page does not reach the database, however often it is asked for.</summary>
/// <remarks>A change that this process saved is seen at once; one that another replica saved, within two minutes for a page's words and numbers, and within one for whether it is there.</remarks>
internal sealed class PublicShelf
{
    private readonly PublicPageBook _book;
    private readonly TimeProvider _clock;
    private readonly CampaignCharts _charts;
    private readonly PageRenderer _renderer;
    private readonly Renewed<FrozenDictionary<Code, PublicCampaign>> _codes;
    private readonly ConcurrentDictionary<PublicCampaign, Renewed<ShownPage>> _pages = new();

    public PublicShelf(PublicPageBook book, CampaignCharts charts, PageRenderer renderer, TimeProvider clock)
    {
        (_book, _charts, _renderer, _clock) = (book, charts, renderer, clock);
        _codes = new(clock, ReadCodesAsync);
    }

    /// <summary>A campaign's page, or null where there is none.</summary>
    public async ValueTask<Aged<ShownPage>?> FindAsync(Code code)
    {
        if (!(await _codes.FindAsync()).Value.TryGetValue(code, out var campaign))
        {
            return null;
        }

        var page = await _pages.GetOrAdd(campaign, which => new(_clock, () => ReadAsync(which))).FindAsync();
        return page.Value.Page is null ? null : page;
    }

    /// <summary>Lets go of everything: something was changed.</summary>
    public void Forget()
    {
        _codes.Forget();
        _pages.Clear();
    }

    private async Task<FrozenDictionary<Code, PublicCampaign>> ReadCodesAsync()
    {
        var all = (await _book.AllAsync(CancellationToken.None)).ToFrozenDictionary(campaign => campaign.Code);
        foreach (var gone in _pages.Keys.Where(campaign => !all.ContainsKey(campaign.Code)))
        {
            _pages.TryRemove(gone, out _);
        }

        return all;
    }

    private async Task<ShownPage> ReadAsync(PublicCampaign which)
    {
        var page = await _book.ReadAsync(which, CancellationToken.None);
        return new ShownPage(page, (page is null ? [] : Language.All).ToDictionary(language => language, language => _charts.Of(page!, Words.In(language))), _renderer);
    }
}
