using OrganizerBot.Signing;

namespace OrganizerBot;

/// <summary>What whoever starts the bot decides, beyond its configuration.</summary>
public sealed record OrganizerHostOptions
{
    /// <summary>The command line.</summary>
    public string[] Args { get; init; } = [];

    /// <summary>Settings that win over files and environment, such as <c>Discord:ApiBaseUrl</c>. Tests and the Sandbox use them.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The clock everything runs on.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What is left to chance.</summary>
    public Lots Lots { get; init; } = Lots.Fair;
}
