using System.Text.Json;

namespace OrganizerBot.Communities;

/// <summary>One setting that a moderator changed.</summary>
/// <param name="What">Its name: <c>owner</c>, <c>language</c> or <c>zone</c>.</param>
/// <param name="Before">What it was; empty where nobody had said.</param>
/// <param name="After">What it is now.</param>
internal sealed record AuditChange(string What, string Before, string After)
{
    /// <summary>Changes as they stand in an entry; null for none.</summary>
    public static string? Write(IReadOnlyList<AuditChange> changes) =>
        changes.Count == 0 ? null : JsonSerializer.Serialize(changes.Select(change => new[] { change.What, change.Before, change.After }));

    /// <summary>Reads them back; none for a code.</summary>
    public static IReadOnlyList<AuditChange> Read(string? about) => about?.StartsWith('[') == true
        ? [.. JsonSerializer.Deserialize<string[][]>(about)!.Where(parts => parts.Length == 3).Select(parts => new AuditChange(parts[0], parts[1], parts[2]))]
        : [];
}
