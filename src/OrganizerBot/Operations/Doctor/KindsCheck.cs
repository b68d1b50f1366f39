using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That what should be a number is one, and what should be true or false is either.</summary>
internal sealed class KindsCheck : ICheck
{
    /// <summary>A longer value is not repeated: it may be a secret that stands in the wrong line.</summary>
    private const int MostRepeated = 20;

    /// <inheritdoc/>
    public string About => "numbers and switches";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>([.. Look(bot.Configuration)]);

    /// <summary>What is of another kind than it should be. The bot refuses to start with these too.</summary>
    public static IEnumerable<Finding> Look(IConfiguration configuration) => Sections.All
        .Where(section => configuration.GetSection(section.Key).IsFilledIn())
        .SelectMany(section => section.Value.GetProperties().Where(property => property.SetMethod is not null).Select(property => Look(configuration, section.Key, property))).OfType<Finding>();

    private static Finding? Look(IConfiguration configuration, string section, PropertyInfo property)
    {
        var setting = $"{section}:{property.Name}";
        if (configuration[setting] is not { } given || IsOne(property.PropertyType, given))
        {
            return null;
        }

        var usual = Convert.ToString(property.GetValue(Activator.CreateInstance(property.DeclaringType!, nonPublic: true)), CultureInfo.InvariantCulture);
        var (kind, allowed) = Words(property.PropertyType);
        var what = given.Trim().Length switch { 0 => "It is empty.", > MostRepeated => $"What is given there is no {kind}.", _ => $"{given.Trim()} is no {kind}." };
        return Finding.Wrong(setting, what, $"Give {allowed}, or leave it out for {usual?.ToLowerInvariant()}.");
    }

    private static (string Kind, string Allowed) Words(Type type) =>
        type == typeof(bool) ? ("switch", "true or false")
        : type.IsEnum ? ("choice that there is", string.Join(" or ", Enum.GetNames(type)))
        : ("whole number", "a whole number");

    /// <summary>Read as the options themselves are.</summary>
    private static bool IsOne(Type type, string given)
    {
        try
        {
            return type == typeof(string) || TypeDescriptor.GetConverter(type).ConvertFromInvariantString(given) is not null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }
}
