using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Home;

/// <summary>What the caller can do here.</summary>
internal sealed class ActsAtHome(CommandCatalog catalog) : IHomePart
{
    public int Order => 0;

    public Task<IReadOnlyList<Message>> ShowAsync(Caller caller, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Message>>(
        [HomeMessages.Welcome(caller.Words, caller.Community, catalog.AllowedTo(caller))]);
}
