using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Operations.Doctor;

/// <summary>What the system must bring so that the bot knows hours and languages: time zone data, and ICU.</summary>
internal sealed class TimeDataCheck : ICheck
{
    private const string Sample = "Europe/Paris";

    /// <inheritdoc/>
    public string About => "time zones and languages";

    /// <summary>Whether the process knows languages. Without them the bot refuses to start.</summary>
    public static IEnumerable<Finding> LookAtLanguages() => LacksLanguages()
        ? [Finding.Wrong("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "The process knows no languages, and could not write a date.", "Leave the variable out, and install ICU (the package is called libicu or icu-libs).")]
        : [];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        List<Finding> found = [.. LookAtLanguages()];
        var zones = await bot.AskAsync(db => db.Communities.Select(community => community.Zone).Distinct().ToListAsync(cancellationToken)) ?? [];
        string[] missing = [.. zones.Append(Sample).Distinct().Where(zone => !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))];
        if (missing.Length > 0)
        {
            found.Add(Finding.Wrong("TZDIR", $"The system does not know the time zone {missing[0]}: digests could not be sent at their hour.", "Install the time zone data (the package is called tzdata), and leave TZDIR out unless it names the folder with them."));
        }

        return found;
    }

    private static bool LacksLanguages()
    {
        try
        {
            return CultureInfo.GetCultureInfo("fr").DateTimeFormat.MonthNames[0] != "janvier";
        }
        catch (CultureNotFoundException)
        {
            return true;
        }
    }
}
