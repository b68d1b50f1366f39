namespace OrganizerBot.Operations.Doctor;

/// <summary>Everything that the doctor looks at, in the order in which it is mended best.</summary>
internal static class Checks
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new SettingsCheck(),
        new KindsCheck(),
        new UnknownSettingsCheck(),
        new PlatformsCheck(),
        new EnvironmentCheck(),
        new LogCheck(),
        new AddressCheck(),
        new PortsCheck(),
        new TimeDataCheck(),
        new FoldersCheck(),
        new OpenFilesCheck(),
        new KeyFileCheck(),
        new KeyCopiesCheck(),
        new DatabaseCheck(),
        new PostgresCheck(),
        new DurabilityCheck(),
        new OneProcessCheck(),
        new WrappedKeysCheck(),
        new CountsCheck(),
        new DiscordTokenCheck(),
        new DiscordCommandsCheck(),
        new SlackTokenCheck(),
        new SlackAppTokenCheck(),
        new ClockCheck(),
        new ChannelsCheck(),
        new ReadinessCheck(),
        new PublicUrlCheck(),
    ];
}
