namespace OrganizerBot.Web.Public;

/// <summary>Files of the pages that travel within the program.</summary>
internal static class Asset
{
    /// <summary>The text of one.</summary>
    /// <param name="name">Its name, such as <c>page.css</c>.</param>
    public static string Text(string name)
    {
        using var file = typeof(Asset).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in this build.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
