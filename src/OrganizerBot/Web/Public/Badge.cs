using System.Globalization;
using Microsoft.Extensions.Primitives;
using OrganizerBot.Languages;
using OrganizerBot.Pictures;
using OrganizerBot.PublicPages;
using SkiaSharp;

namespace OrganizerBot.Web.Public;

/// <summary>A small picture with one number, for other people's pages: a label on the left and a released number on the right.</summary>
internal static class Badge
{
    private const int FontSize = 11;
    private const int Margin = 8;

    private static readonly SKTypeface Typeface = SKTypeface.FromStream(PictureFont.Open());

    /// <summary>A picture runs nothing, wherever it is opened.</summary>
    public static KeyValuePair<string, StringValues> Policy { get; } = new("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");

    /// <summary>The badge of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isRefusals">Whether it shows refusals; signatures otherwise.</param>
    public static string Of(PublicPage page, bool isRefusals)
    {
        var words = Words.In(page.Owner.Language);
        return isRefusals
            ? Write(words.Plain("public.badge.refusals"), page.RefusalsOrMore(words))
            : Write(words.Plain("public.badge.signatures"), page.Signatures(words));
    }

    /// <summary>The badge with two texts, each as wide as it needs.</summary>
    public static string Write(string label, string value)
    {
        var (left, right) = (WidthOf(label), WidthOf(value));
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" viewBox="0 0 {left + right} 20" role="img" aria-label="{Escape(label)}: {Escape(value)}">
            <title>{Escape(label)}: {Escape(value)}</title>
            <clipPath id="r"><rect width="{left + right}" height="20" rx="4"/></clipPath>
            <g clip-path="url(#r)"><path fill="#3a3833" d="M0 0h{left}v20H0z"/><path fill="#0b6650" d="M{left} 0h{right}v20H{left}z"/></g>
            <g fill="#fff" text-anchor="middle" font-family="DejaVu Sans,Verdana,Geneva,sans-serif" font-size="{FontSize}">
            <text x="{left / 2.0}" y="14" textLength="{left - (2 * Margin)}" lengthAdjust="spacingAndGlyphs">{Escape(label)}</text>
            <text x="{left + (right / 2.0)}" y="14" textLength="{right - (2 * Margin)}" lengthAdjust="spacingAndGlyphs">{Escape(value)}</text>
            </g>
            </svg>

            """);
    }

    private static int WidthOf(string text)
    {
        using var font = new SKFont(Typeface, FontSize);
        return (int)Math.Ceiling(font.MeasureText(text)) + (2 * Margin);
    }

    private static string Escape(string text) => WebRenderer.Escape(text);
}
