using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Languages;

namespace OrganizerBot.Messages;

/// <summary>Some of a list, usually ten.</summary>
/// <param name="Items">The entries of this page.</param>
/// <param name="Numbers">Which page of how many.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, PageNumbers Numbers)
{
    private const int Usual = 10;

    /// <summary>Reads one page; a number past the end gives the last page.</summary>
    public static async Task<Page<T>> ReadAsync(IQueryable<T> all, int? number, CancellationToken cancellationToken, int size = Usual)
    {
        var pages = Math.Max(1, (await all.CountAsync(cancellationToken) + size - 1) / size);
        var page = Math.Clamp(number ?? 1, 1, pages);
        return new Page<T>(await all.Skip((page - 1) * size).Take(size).ToListAsync(cancellationToken), new PageNumbers(page, pages));
    }
}

/// <summary>Which page of how many.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Pages">How many there are.</param>
internal readonly record struct PageNumbers(int Page, int Pages)
{
    /// <summary>Buttons to the pages before and after.</summary>
    public IReadOnlyList<Button> Buttons(Words words, string path)
    {
        List<Button> buttons = [];
        if (Page > 1)
        {
            buttons.Add(new Button(words.Plain("page.before"), Line(path, Page - 1)));
        }

        if (Page < Pages)
        {
            buttons.Add(new Button(words.Plain("page.after", ("page", Page + 1), ("pages", Pages)), Line(path, Page + 1)));
        }

        return buttons;
    }

    private static CommandLine Line(string path, int page) => CommandLine.Of(path, ("page", page.ToString(CultureInfo.InvariantCulture)));
}
