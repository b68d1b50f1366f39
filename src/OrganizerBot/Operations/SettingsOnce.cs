namespace OrganizerBot.Operations;

/// <summary>Has settings read once, at the start. Watching their files for changes means to be told of every write anywhere below their folder, and where the database is there too, of each signature.</summary>
internal static class SettingsOnce
{
    private const string Off = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>The same command line, without the watching.</summary>
    public static string[] With(IEnumerable<string> args) => [Off, .. args];
}
