namespace OrganizerBot.Support;

/// <summary>What tests measured, for people to read: each figure goes to the test's own output and, a line each, into <c>artifacts/figures.txt</c>, which <c>.ci/run</c> prints at its end.</summary>
internal static class Figures
{
    private static readonly Lock Gate = new();

    /// <summary>Whether the long forms run, which take minutes: <c>ORGANIZERBOT_LONG=1 dotnet test</c>.</summary>
    public static bool Long => Environment.GetEnvironmentVariable("ORGANIZERBOT_LONG") == "1";

    /// <summary>How many cases to run: a few with every run, many in the long form.</summary>
    public static int Cases(int few, int many) => Long ? many : few;

    /// <summary>Notes a figure, such as <c>Merkle: 0 of 20,000 mutations accepted</c>.</summary>
    public static void Say(string figure)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(figure);
        lock (Gate)
        {
            Directory.CreateDirectory(Repository.PathOf("artifacts"));
            File.AppendAllText(Repository.PathOf("artifacts/figures.txt"), figure + "\n");
        }
    }
}
