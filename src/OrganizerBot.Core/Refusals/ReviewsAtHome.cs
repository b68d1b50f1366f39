using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Home;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>How many refusals wait, on a moderator's own page.</summary>
internal sealed class ReviewsAtHome(OrganizerDb db) : IHomePart
{
    public int Order => 40;

    public async Task<IReadOnlyList<Message>> ShowAsync(Caller caller, CancellationToken cancellationToken) =>
        caller.IsModerator ? [ReviewMessages.AtHome(caller.Words, await db.WaitingRefusals(caller).CountAsync(cancellationToken))] : [];
}
