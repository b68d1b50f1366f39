using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Puts the caller's name under a petition, once. Without a choice it asks: with the name, or without?</summary>
[Command("petition sign", CommandPolicy.Signer)]
internal sealed record SignPetition(
    [Option(Suggest = typeof(PetitionSuggestions))] Code Petition,
    [Option(InForm = false)] SignatureKind? As = null) : ISigns
{
    Code ISigns.What => Petition;

    internal sealed class Handler(OrganizerDb db, SigningDialogue dialogue, TimeProvider clock) : ICommandHandler<SignPetition>
    {
        public async Task<Reply> HandleAsync(SignPetition command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PetitionAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            return await dialogue.SignAsync(PetitionMessages.Signable(caller.Words, petition, caller), command.As, caller, cancellationToken)
                ?? PetitionMessages.WrongState(caller.Words, petition, clock.GetUtcNow());
        }
    }
}
