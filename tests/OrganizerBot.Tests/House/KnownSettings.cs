using System.Reflection;
using OrganizerBot.Operations;

namespace OrganizerBot.House;

/// <summary>The settings that there are, as the options classes have them.</summary>
internal static class KnownSettings
{
    /// <summary>What the framework and the telemetry read themselves, and what is read before there are options.</summary>
    private static readonly string[] Others =
        ["ASPNETCORE_HTTP_PORTS", TelemetrySetup.Endpoint, AsVariable(LogSetup.Format), AsVariable(SecretFiles.Folder)];

    /// <summary>The options that are read from the settings.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. new[] { typeof(OrganizerHost).Assembly, typeof(OrganizerDb).Assembly }.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section", BindingFlags.Public | BindingFlags.Static) is not null)];

    /// <summary>As variables, such as <c>Slack__SigningSecret</c>.</summary>
    public static IReadOnlySet<string> All { get; } = Types
        .SelectMany(type => type.GetProperties().Where(property => property.CanWrite)
            .Select(property => $"{AsVariable((string)type.GetField("Section")!.GetRawConstantValue()!)}__{property.Name}"))
        .Concat(Others).ToHashSet();

    private static string AsVariable(string setting) => setting.Replace(":", "__", StringComparison.Ordinal);
}
