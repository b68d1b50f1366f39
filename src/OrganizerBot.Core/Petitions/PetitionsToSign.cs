using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Finds the petitions that members sign.</summary>
internal sealed class PetitionsToSign(OrganizerDb db) : ISignables
{
    public Type Command => typeof(SignPetition);

    public async Task<IToSign?> FindAsync(Code code, Caller caller, CancellationToken cancellationToken) =>
        await db.PetitionsOf(caller).AsNoTracking().FirstOrDefaultAsync(petition => petition.Code == code && petition.State != PetitionState.Draft, cancellationToken) is { } petition
            ? new ToSign(petition)
            : null;

    private sealed record ToSign(Petition Petition) : IToSign
    {
        public Sheet Sheet => Petition.Sheet;

        public Signable For(Caller caller) => PetitionMessages.Signable(caller.Words, Petition, caller);

        public Message WrongState(Caller caller, DateTimeOffset now) => PetitionMessages.WrongState(caller.Words, Petition, now);
    }
}
