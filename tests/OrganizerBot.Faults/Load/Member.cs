using OrganizerBot.Messages;

namespace OrganizerBot.Faults.Load;

/// <summary>An invented member, and what they were last told.</summary>
/// <param name="platform">Where they are.</param>
/// <param name="number">Which one.</param>
internal sealed class Member(Platform platform, int number)
{
    /// <summary>Where they are.</summary>
    public Platform Platform => platform;

    /// <summary>Which one.</summary>
    public int Number => number;

    /// <summary>Whether their name is there, as they were told; null while nobody told them.</summary>
    public bool? Signed { get; set; } = false;

    /// <summary>Whether they sign with their name.</summary>
    public bool IsNamed => number % 2 == 1;

    /// <inheritdoc/>
    public override string ToString() => $"{platform} member {number}";
}
