using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Support;

/// <summary>A <see cref="LiveTown"/> whose platforms call the bot and sign what they send.</summary>
public sealed class CalledTown : IAsyncLifetime
{
    internal LiveTown Town { get; } = new() { Receive = TownReceive.Http };

    public ValueTask InitializeAsync() => Town.InitializeAsync();

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}
