namespace OrganizerBot.Operations.Doctor;

/// <summary>Nothing is logged that holds addresses or statements: those of personal links and of answers open things by themselves.</summary>
internal sealed class LogCheck : ICheck
{
    private static readonly string[] Talkative = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "System.Net.Http", "System"];

    /// <inheritdoc/>
    public string About => "log";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. LookAtLevels(bot.Configuration), .. Levels(bot.Configuration).Where(level => IsTalkative(level.Key, level.Value)).Select(level => Finding.Wrong(
            level.Key, "The log would hold addresses and statements, and in them the tokens of personal links.", "Leave it out, or set it to Warning."))]);

    /// <summary>Levels that there are not. The bot refuses to start with one.</summary>
    public static IEnumerable<Finding> LookAtLevels(IConfiguration configuration) => Levels(configuration).Where(level => !Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _))
        .Select(level => Finding.Wrong(level.Key, $"{level.Value} is no level of the log.", "Use Trace, Debug, Information, Warning, Error, Critical or None."));

    private static IEnumerable<KeyValuePair<string, string>> Levels(IConfiguration configuration) => configuration.AsEnumerable()
        .Where(setting => setting.Value is not null && setting.Key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase) && setting.Key.Contains("LogLevel:", StringComparison.OrdinalIgnoreCase))
        .Select(setting => KeyValuePair.Create(setting.Key, setting.Value!));

    private static bool IsTalkative(string setting, string level)
    {
        var category = setting[(setting.LastIndexOf(':') + 1)..];
        return Enum.TryParse<LogLevel>(level, ignoreCase: true, out var least) && least < LogLevel.Warning
            && Talkative.Any(talker => category == talker || category.StartsWith(talker + ".", StringComparison.Ordinal));
    }
}
