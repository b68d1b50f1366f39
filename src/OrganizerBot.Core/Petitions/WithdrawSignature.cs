using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Takes the caller's name back while the petition is open.</summary>
[Command("petition withdraw", CommandPolicy.Member)]
internal sealed record WithdrawSignature([Option(Suggest = typeof(PetitionSuggestions))] Code Petition) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SigningDesk desk, TimeProvider clock) : ICommandHandler<WithdrawSignature>
    {
        public async Task<Reply> HandleAsync(WithdrawSignature command, Caller caller, CancellationToken cancellationToken)
        {
            if (await FindAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            return await desk.WithdrawAsync(petition.Sheet, caller, cancellationToken) switch
            {
                SigningOutcome.Withdrawn => PetitionMessages.Withdrawn(caller.Words, petition, caller.Community),
                SigningOutcome.NotSigned => PetitionMessages.NotSigned(caller.Words, petition),
                SigningOutcome.Closed => PetitionMessages.WithdrawnTooLate(caller.Words, petition, clock.GetUtcNow()),
                SigningOutcome.Repeated => CommandMessages.Repeated(caller.Words),
                SigningOutcome.Unsaved => SigningMessages.Unsaved(caller.Words, PetitionMessages.WithdrawButton(caller.Words, petition)),
                SigningOutcome.Unsure => SigningMessages.Unsure(caller.Words, PetitionMessages.WithdrawButton(caller.Words, petition)),
                _ => throw new UnreachableException(),
            };
        }

        /// <summary>One that the caller may see, or that carries their name though their community has left the campaign since.</summary>
        private async Task<Petition?> FindAsync(Code code, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PetitionAsync(code, caller, cancellationToken) is { } seen)
            {
                return seen;
            }

            // Only whoever stands under it finds out that it exists.
            var community = caller.Community.Id;
            var petition = await db.Petitions.IgnoreQueryFilters().FirstOrDefaultAsync(
                petition => petition.Code == code && db.Participations.Any(part => part.CampaignId == petition.CampaignId && part.CommunityId == community), cancellationToken);
            return petition is not null && await desk.SignedAsAsync(petition.Sheet, caller, cancellationToken) is not null ? petition : null;
        }
    }
}
