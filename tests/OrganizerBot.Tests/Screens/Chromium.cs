namespace OrganizerBot.Screens;

/// <summary>The browser of the computer. None is ever downloaded.</summary>
internal static class Chromium
{
    /// <summary>Why tests of the page are left out where there is none.</summary>
    public const string Missing = "There is no Chromium here to look at the page with: apt-get install chromium fonts-noto-core, or name one in CHROMIUM";

    private static readonly string[] _places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Where it is; null where there is none.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } told ? told : _places.FirstOrDefault(File.Exists);

    /// <summary>Whether a test may be left out for want of it: nowhere that what lands is checked.</summary>
    public static bool MayBeMissing => Environment.GetEnvironmentVariable("CI") != "true";
}
