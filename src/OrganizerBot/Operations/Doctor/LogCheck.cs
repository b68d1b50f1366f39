namespace OrganizerBot.Operations.Doctor;

/// <summary>Nothing is logged that holds addresses or statements: those of personal links and of answers open things by themselves.</summary>
internal sealed class LogCheck : ICheck
{
    private static readonly string[] Talkative = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "System.Net.Http", "System"];

    /// <inheritdoc/>
    public string About => "log";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>([.. Look(bot.Configuration)]);

    private static IEnumerable<Finding> Look(IConfiguration configuration) =>
        from level in configuration.AsEnumerable()
        where level.Key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase) && level.Value is not null && level.Key.Contains("LogLevel:", StringComparison.OrdinalIgnoreCase)
        let category = level.Key[(level.Key.LastIndexOf(':') + 1)..]
        let known = Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _)
        where !known || (Enum.Parse<LogLevel>(level.Value, ignoreCase: true) < LogLevel.Warning && Talkative.Any(talker => category == talker || category.StartsWith(talker + ".", StringComparison.Ordinal)))
        select known
            ? Finding.Wrong(level.Key, "The log would hold addresses and statements, and in them the tokens of personal links.", "Leave it out, or set it to Warning.")
            : Finding.Wrong(level.Key, $"{level.Value} is no level of the log, and the bot does not start with it.", "Use Trace, Debug, Information, Warning, Error, Critical or None.");
}
