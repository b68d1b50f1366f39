using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Home;

/// <summary>What waits for moderators, on a moderator's own page. Where nothing waits nothing is said.</summary>
internal sealed class WaitingAtHome(WaitingRoom room) : IHomePart
{
    public int Order => 40;

    public async Task<IReadOnlyList<Message>> ShowAsync(Caller caller, CancellationToken cancellationToken) =>
        caller.IsModerator && await room.CountAsync(caller.Community.Id, cancellationToken) is { Total: > 0 } waiting ? [HomeMessages.Waiting(caller.Words, waiting)] : [];
}
