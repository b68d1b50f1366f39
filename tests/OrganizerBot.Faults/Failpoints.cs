namespace OrganizerBot.Faults;

/// <summary>The places at which the bot can be told to kill itself or to stand still: each that stands in its source, once.</summary>
internal static class Failpoints
{
    /// <summary>On the way of a signature.</summary>
    public static IReadOnlyList<string> Signing { get; } = ["sign.before-commit", "sign.after-commit"];

    /// <summary>On the way of a digest until its platform has it, in the order in which they are come to.</summary>
    public static IReadOnlyList<string> Sending { get; } =
        ["digest.before-commit", "digest.after-commit", "outbox.before-send", "outbox.after-send", "outbox.before-plan", "outbox.after-plan"];

    /// <summary>After the moment at which a platform was to post it by itself.</summary>
    public static IReadOnlyList<string> Following { get; } = ["outbox.before-follow", "outbox.after-follow"];
}
