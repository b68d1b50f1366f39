using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Makes a pledge in the caller's name, once. Without a choice it asks: with the name, or without?</summary>
[Command("pledge make", CommandPolicy.Signer)]
internal sealed record MakePledge(
    [Option(Suggest = typeof(PledgeSuggestions))] Code Pledge,
    [Option(InForm = false)] SignatureKind? As = null) : ISigns
{
    Code ISigns.What => Pledge;

    internal sealed class Handler(OrganizerDb db, SigningDialogue dialogue, TimeProvider clock) : ICommandHandler<MakePledge>
    {
        public async Task<Reply> HandleAsync(MakePledge command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PledgeAsync(command.Pledge, caller, cancellationToken) is not { } pledge)
            {
                return PledgeMessages.Unknown(caller.Words, command.Pledge);
            }

            return await dialogue.SignAsync(PledgeMessages.Signable(caller.Words, pledge, caller), command.As, caller, cancellationToken)
                ?? PledgeMessages.WrongState(caller.Words, pledge, clock.GetUtcNow());
        }
    }
}
