using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Finds the pledges that members make.</summary>
internal sealed class PledgesToSign(OrganizerDb db) : ISignables
{
    public Type Command => typeof(MakePledge);

    public async Task<IToSign?> FindAsync(Code code, Caller caller, CancellationToken cancellationToken) =>
        await db.PledgesOf(caller).AsNoTracking().FirstOrDefaultAsync(pledge => pledge.Code == code && pledge.State != PledgeState.Draft, cancellationToken) is { } pledge
            ? new ToSign(pledge)
            : null;

    private sealed record ToSign(Pledge Pledge) : IToSign
    {
        public Sheet Sheet => Pledge.Sheet;

        public Signable For(Caller caller) => PledgeMessages.Signable(caller.Words, Pledge, caller);

        public Message WrongState(Caller caller, DateTimeOffset now) => PledgeMessages.WrongState(caller.Words, Pledge, now);
    }
}
