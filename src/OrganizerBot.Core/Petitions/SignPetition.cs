using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Puts the caller's name under a petition, once. Without a choice it asks: with the name, or without?</summary>
[Command("petition sign", CommandPolicy.Member)]
internal sealed record SignPetition(
    [Option(Suggest = typeof(PetitionSuggestions))] Code Petition,
    [Option(InForm = false)] SignatureKind? As = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SigningDesk desk, TimeProvider clock) : ICommandHandler<SignPetition>
    {
        public async Task<Reply> HandleAsync(SignPetition command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PetitionAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            if (!petition.Sheet.TakesSignatures(clock.GetUtcNow()))
            {
                return PetitionMessages.WrongState(caller.Words, petition, clock.GetUtcNow());
            }

            if (await desk.SignedAsAsync(petition.Sheet, caller, cancellationToken) is not null)
            {
                return PetitionMessages.AlreadySigned(caller.Words, petition);
            }

            return command.As switch
            {
                null => PetitionMessages.Choice(caller.Words, petition, caller),
                SignatureKind.Counted when petition.Sheet.Counting == Counting.NamedOnly => PetitionMessages.SmallGroup(caller.Words, petition, caller),
                { } kind => await SignAsync(petition, kind, caller, cancellationToken),
            };
        }

        private async Task<Reply> SignAsync(Petition petition, SignatureKind kind, Caller caller, CancellationToken cancellationToken) =>
            await desk.SignAsync(petition.Sheet, caller, kind, cancellationToken) switch
            {
                SigningOutcome.Signed => PetitionMessages.Signed(caller.Words, petition, kind, caller),
                SigningOutcome.AlreadySigned => PetitionMessages.AlreadySigned(caller.Words, petition),
                SigningOutcome.Closed => PetitionMessages.WrongState(caller.Words, petition, clock.GetUtcNow()),
                SigningOutcome.Repeated => CommandMessages.Repeated(caller.Words),
                _ => throw new UnreachableException(),
            };
    }
}
