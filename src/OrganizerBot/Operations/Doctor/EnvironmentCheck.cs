namespace OrganizerBot.Operations.Doctor;

/// <summary>The surroundings in which the process runs: nothing in them may show members' secrets.</summary>
internal sealed class EnvironmentCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "environment";

    /// <summary>Why the bot must not start in this environment, or null when it may.</summary>
    public static string? Refuse(IHostEnvironment environment) => environment.IsDevelopment()
        ? "ASPNETCORE_ENVIRONMENT is Development: error pages would show members' requests to whoever calls. Leave it out, or set it to Production."
        : null;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>([.. Look(bot)]);

    private static IEnumerable<Finding> Look(Patient bot)
    {
        if (bot.Parts.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            yield return Finding.Wrong("ASPNETCORE_ENVIRONMENT", "It is Development: error pages would show members' requests to whoever calls.", "Leave it out, or set it to Production.");
        }

        if (bot.Configuration["DOTNET_DbgEnableMiniDump"] is "1" or "true")
        {
            yield return Finding.Wrong("DOTNET_DbgEnableMiniDump", "After a crash the process's memory, with its keys and tokens, would be written to a file.", "Leave it out, or set it to 0.");
        }
    }
}
