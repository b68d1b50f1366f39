using Microsoft.Extensions.Options;

namespace OrganizerBot.Operations.Doctor;

/// <summary>Every setting that the bot would refuse at its start, and not only the first.</summary>
internal sealed class SettingsCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "settings";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        try
        {
            bot.Parts.GetRequiredService<IStartupValidator>().Validate();
            return Task.FromResult<IReadOnlyList<Finding>>([]);
        }
        catch (Exception e) when (e is OptionsValidationException or AggregateException)
        {
            var refusals = e is AggregateException several ? several.InnerExceptions.OfType<OptionsValidationException>() : [(OptionsValidationException)e];
            return Task.FromResult<IReadOnlyList<Finding>>([.. refusals.SelectMany(Faults.Of).Select(Tell)]);
        }
    }

    private static Finding Tell(string fault)
    {
        var end = fault.IndexOf(". ", StringComparison.Ordinal);
        return Finding.Wrong(
            Faults.SettingIn(fault) ?? "settings",
            end < 0 ? fault : fault[..(end + 1)],
            end < 0 ? "Set it so; the bot does not start before." : fault[(end + 2)..]);
    }
}
