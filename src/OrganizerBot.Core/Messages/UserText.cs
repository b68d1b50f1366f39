using System.Globalization;
using System.Text;

namespace OrganizerBot.Messages;

/// <summary>Words that a person typed. They are shown as data: a renderer escapes them, and they can neither ping nor format nor hide.</summary>
/// <remarks>
/// Cleaned on the way in: normalised to NFC; control characters other than line breaks, bidirectional overrides
/// and zero-width characters are removed, so that a text reads the same for everybody.
/// </remarks>
public readonly record struct UserText
{
    private readonly string? _value;

    /// <summary>Takes in what a person typed.</summary>
    /// <param name="typed">The raw words; line breaks of any kind become <c>\n</c>.</param>
    public UserText(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (!typed.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            // One line of plain ASCII, as most names are, is clean and normalised.
            _value = typed.Trim();
            return;
        }

        var clean = new StringBuilder(typed.Length);
        foreach (var rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n' || (rune != Rune.ReplacementChar && !IsInvisible(rune)))
            {
                clean.Append(rune);
            }
        }

        _value = clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>The cleaned words.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether nothing is left to show.</summary>
    public bool IsEmpty => Value.Length == 0;

    /// <summary>The first words, cut at a grapheme's border with an ellipsis if there is more.</summary>
    /// <param name="length">How many UTF-16 units may stay, the ellipsis included.</param>
    public UserText Shortened(int length) => Value.Length <= length ? this : new UserText(Cut(Value, length - 1) + "…");

    /// <summary>Cuts a text so that no grapheme is split.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many UTF-16 units may stay.</param>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= length)
        {
            return text;
        }

        var end = 0;
        while (true)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (next > length)
            {
                return text[..end];
            }

            end = next;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        || rune.Value is (>= 0x200B and <= 0x200C) or 0x200E or 0x200F or 0x2060 or 0xFEFF or 0x00AD or 0x061C
            or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
