using System.Reflection;
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
        catch (InvalidOperationException) when (KindsCheck.Look(bot.Configuration).Any())
        {
            return Task.FromResult<IReadOnlyList<Finding>>([.. Sections.All.Values.SelectMany(options => Look(bot, options))]);
        }
        catch (Exception e) when (e is OptionsValidationException or AggregateException)
        {
            var refusals = e is AggregateException several ? several.InnerExceptions.OfType<OptionsValidationException>() : [(OptionsValidationException)e];
            return Task.FromResult<IReadOnlyList<Finding>>([.. refusals.SelectMany(Faults.Of).Select(Tell)]);
        }
    }

    /// <summary>The faults of one section. One that cannot be read at all has a check of its own.</summary>
    private static IEnumerable<Finding> Look(Patient bot, Type section)
    {
        var options = typeof(IOptions<>).MakeGenericType(section);
        try
        {
            _ = options.GetProperty("Value")!.GetValue(bot.Parts.GetRequiredService(options), BindingFlags.DoNotWrapExceptions, binder: null, index: null, culture: null);
            return [];
        }
        catch (OptionsValidationException refusal)
        {
            return Faults.Of(refusal).Select(Tell);
        }
        catch (InvalidOperationException)
        {
            return [];
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
