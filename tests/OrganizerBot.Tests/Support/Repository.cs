namespace OrganizerBot.Support;

/// <summary>The checkout that these tests were built from, and what lies beside it.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution in it.</summary>
    public static string Root { get; } = Find();

    /// <summary>The official schemas and samples, which live beside the repository and are never copied into it; null where they are absent.</summary>
    public static string? Contracts { get; } =
        Path.GetFullPath(Path.Combine(Root, "..", "shared", "contracts")) is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>A path in the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The C# files under a folder, without what is generated.</summary>
    public static IEnumerable<string> Sources(params string[] folder) =>
        Directory.EnumerateFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "OrganizerBot.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("These tests run from within a checkout.");
        }

        return folder;
    }
}
