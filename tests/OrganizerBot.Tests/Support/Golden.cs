namespace OrganizerBot.Support;

/// <summary>Compares a text with the one that was read and found right, in a file beside the test.</summary>
/// <remarks>To accept a change on purpose: run the tests with <c>ORGANIZERBOT_ACCEPT=1</c>, then read the difference before you commit it.</remarks>
internal static class Golden
{
    /// <summary>Fails when the text differs from the file's.</summary>
    /// <param name="path">The file, below the tests' folder, such as <c>Commands/Catalog.verified.txt</c>.</param>
    /// <param name="actual">The text.</param>
    public static void Matches(string path, string actual)
    {
        var file = Repository.PathOf("tests", "OrganizerBot.Tests", path);
        Fresh(file, actual, "Run the tests once with ORGANIZERBOT_ACCEPT=1 if the change is meant, and read the difference.");
    }

    /// <summary>Fails when a generated file of the repository is stale.</summary>
    public static void Generated(string path, string actual) =>
        Fresh(Repository.PathOf(path), actual, $"{path} is generated and stale. Run the tests once with ORGANIZERBOT_ACCEPT=1 and commit it.");

    private static void Fresh(string file, string actual, string advice)
    {
        var text = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("ORGANIZERBOT_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file) && File.ReadAllText(file) == text, $"{Path.GetFileName(file)} differs from what the code makes now. {advice}");
    }
}
