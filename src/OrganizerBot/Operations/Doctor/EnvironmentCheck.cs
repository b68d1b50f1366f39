namespace OrganizerBot.Operations.Doctor;

/// <summary>The surroundings in which the process runs: nothing in them may show members' secrets.</summary>
internal sealed class EnvironmentCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "environment";

    /// <summary>Whether the environment is one in which the bot refuses to start.</summary>
    public static IEnumerable<Finding> Look(IHostEnvironment environment) => environment.IsDevelopment()
        ? [Finding.Wrong("ASPNETCORE_ENVIRONMENT", "It is Development: error pages would show members' requests to whoever calls.", "Leave it out, or set it to Production.")]
        : [];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. Look(bot.Parts.GetRequiredService<IHostEnvironment>()), .. LookAtDumps(bot.Configuration)]);

    private static IEnumerable<Finding> LookAtDumps(IConfiguration configuration) => configuration["DOTNET_DbgEnableMiniDump"] is "1" or "true"
        ? [Finding.Wrong("DOTNET_DbgEnableMiniDump", "After a crash the process's memory, with its keys and tokens, would be written to a file.", "Leave it out, or set it to 0.")]
        : [];
}
