using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>What waits for moderators, at a glance. On a page of their own it stands with its buttons instead.</summary>
internal sealed class WaitingStatus(WaitingRoom room) : IStatusPart
{
    public bool IsAtHome => false;

    public async Task<IReadOnlyList<Prose>> LinesAsync(Caller caller, CancellationToken cancellationToken) =>
        await room.CountAsync(caller.Community.Id, cancellationToken) is { Total: > 0 } waiting ? [waiting.Line(caller.Words)] : [];
}
