namespace OrganizerBot.Pictures;

/// <summary>The fonts in which pictures are written. They travel within the program: a small image has no fonts, and a picture must look the same wherever it is drawn.</summary>
/// <remarks>Their licences stand beside them.</remarks>
internal static class PictureFont
{
    /// <summary>Opens the font of all words of ours, DejaVu Sans: a TrueType file with Latin, Greek, Cyrillic and signs.</summary>
    public static Stream Open() => Open("DejaVuSans.ttf");

    /// <summary>Opens Droid Sans Fallback: Chinese, Japanese and Korean. It has no Latin.</summary>
    public static Stream OpenEastAsian() => Open("DroidSansFallback.ttf");

    /// <summary>Opens a part of Noto Color Emoji: every emoji that is a single character, as pictures in colour.</summary>
    public static Stream OpenEmoji() => Open("NotoColorEmoji.ttf");

    private static Stream Open(string name) => typeof(PictureFont).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException("The font is not in this build.");
}
