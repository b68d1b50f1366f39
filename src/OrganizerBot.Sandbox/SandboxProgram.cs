namespace OrganizerBot.Sandbox;

/// <summary>Starts the town, and the bot in it.</summary>
internal static class SandboxProgram
{
    private static Task Main() => Task.CompletedTask;
}
