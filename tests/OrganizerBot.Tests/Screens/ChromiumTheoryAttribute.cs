using System.Runtime.CompilerServices;

namespace OrganizerBot.Screens;

/// <summary>Tests with a browser: left out where there is none, unless it is CI that runs them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Chromium.Path is null && Chromium.MayBeMissing ? Chromium.Missing : null;
}
