namespace OrganizerBot.Operations.Doctor;

/// <summary>Settings in the bot's own sections that it does not know: mostly one letter is wrong, and what was meant is not set.</summary>
internal sealed class UnknownSettingsCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "unknown settings";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. Sections.All.SelectMany(section => Unknown(bot.Configuration.GetSection(section.Key), section.Value))]);

    private static IEnumerable<Finding> Unknown(IConfigurationSection section, Type options)
    {
        string[] known = [.. options.GetProperties().Where(property => property.SetMethod is not null).Select(property => property.Name)];
        return section.GetChildren().Where(setting => !known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)).Select(setting => Finding.Wrong(
            $"{section.Key}:{setting.Key}",
            "The bot knows no such setting, so this one has no effect.",
            $"Look for a slip: in this section there are {string.Join(", ", known.Select(name => $"{section.Key}:{name}"))}."));
    }
}
