using System.Globalization;
using System.Text;

namespace OrganizerBot.Pictures;

/// <summary>What must be known of a character to draw it without a shaper.</summary>
internal static class PictureScripts
{
    /// <summary>Whether it is drawn right by itself, side by side with others from left to right. From Hebrew to Myanmar and from Khmer to Lepcha scripts need more; so do marks that stand on others.</summary>
    public static bool StandsAlone(Rune rune) =>
        rune.Value is not ((>= 0x0590 and <= 0x109F) or (>= 0x1700 and <= 0x1C7F) or (>= 0xA800 and <= 0xABFF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x11FFF) or (>= 0x1E800 and <= 0x1EFFF) or 0xFFFD)
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Control or UnicodeCategory.PrivateUse);

    /// <summary>Whether it is meant as a picture in colour even where a plain font has it.</summary>
    public static bool IsPicture(Rune rune) => rune.Value >= 0x1F000;

    /// <summary>Whether it only tells how others are joined, ordered or coloured: nothing of its own is to be seen. The directions of a text are among them.</summary>
    public static bool IsUnseen(Rune rune) =>
        rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF) or (>= 0x1F3FB and <= 0x1F3FF) or 0x20E3 or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format
            || (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune));

    /// <summary>What is drawn for it: a space for every kind of space, and a letter for the half of a flag.</summary>
    public static Rune Seen(Rune rune) =>
        Rune.IsWhiteSpace(rune) ? new Rune(' ')
        : rune.Value is >= 0x1F1E6 and <= 0x1F1FF ? new Rune('A' + rune.Value - 0x1F1E6)
        : rune;

    /// <summary>Whether Unicode may ever give it a meaning; what it has set apart for good is no text.</summary>
    public static bool IsCharacter(Rune rune) => (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF);
}
