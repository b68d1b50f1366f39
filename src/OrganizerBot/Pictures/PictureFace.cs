namespace OrganizerBot.Pictures;

/// <summary>Which of the fonts in the program writes a letter.</summary>
internal enum PictureFace
{
    /// <summary>DejaVu Sans: <see cref="PictureFont.Open()"/>.</summary>
    Plain,

    /// <summary>Droid Sans Fallback: <see cref="PictureFont.OpenEastAsian"/>.</summary>
    EastAsian,

    /// <summary>Noto Color Emoji: <see cref="PictureFont.OpenEmoji"/>.</summary>
    Emoji,
}
