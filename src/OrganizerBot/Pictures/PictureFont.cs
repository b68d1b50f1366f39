namespace OrganizerBot.Pictures;

/// <summary>The font in which pictures are written. It travels within the program: a small image has no fonts, and a picture must look the same wherever it is drawn.</summary>
/// <remarks>DejaVu Sans; its licence stands beside it.</remarks>
internal static class PictureFont
{
    /// <summary>Opens it, a TrueType file.</summary>
    public static Stream Open() => typeof(PictureFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf") ?? throw new InvalidOperationException("The font is not in this build.");
}
