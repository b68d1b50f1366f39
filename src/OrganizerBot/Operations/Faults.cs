using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace OrganizerBot.Operations;

/// <summary>Faults in the settings as people read them.</summary>
internal static partial class Faults
{
    /// <summary>Each fault in its own words, without what the checking machinery puts before it.</summary>
    public static IEnumerable<string> Of(OptionsValidationException refusal) => refusal.Failures.SelectMany(failure => failure.Split("; Property ")).Select(failure => Prefix().Replace(failure, ""));

    /// <summary>The setting that a fault names, such as <c>Discord:BotToken</c>.</summary>
    public static string? SettingIn(string fault) => Setting().Match(fault) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"\A(Property )?[A-Za-z]+: (?=[A-Z])")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\b(Discord|Slack|Storage|Operator|Web):[A-Z][A-Za-z]+\b")]
    private static partial Regex Setting();
}
