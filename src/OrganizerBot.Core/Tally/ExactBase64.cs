namespace OrganizerBot.Tally;

/// <summary>Base 64 in its one written form: standard alphabet, padded, no spaces, no stray bits. So that one content has one text.</summary>
internal static class ExactBase64
{
    /// <summary>The bytes, or null when the text is not exactly how they are written.</summary>
    public static byte[]? Read(string text)
    {
        var bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text ? bytes[..length] : null;
    }
}
