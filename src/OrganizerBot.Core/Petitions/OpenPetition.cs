using System.Diagnostics;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Opens a petition for signatures. The number of members who could sign is fixed now: it decides how unnamed signatures are counted.</summary>
[Command("petition open", CommandPolicy.Moderator)]
internal sealed record OpenPetition(
    [Option(Suggest = typeof(PetitionSuggestions))] Code Petition,
    [Option(From = 1, InForm = false)] int? Eligible = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, Electorate electorate, CampaignRegister campaigns, TimeProvider clock) : ICommandHandler<OpenPetition>
    {
        public async Task<Reply> HandleAsync(OpenPetition command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PetitionToOpenAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            var electors = petition.State == PetitionState.Draft
                ? await electorate.SettleAsync(petition.CampaignId, command.Eligible, cancellationToken)
                : new Electors(petition.Sheet.Eligible, 0);
            if (electors.AreNobody)
            {
                return OwnershipMessages.NobodyCouldSign(caller.Words);
            }

            if (electors.Eligible is not { } eligible)
            {
                return PetitionMessages.EligibleUnknown(caller.Words, petition);
            }

            var wanted = petition.Sheet.Goal;
            var outcome = petition.Open(eligible, clock.GetUtcNow());
            if (outcome == PetitionOutcome.Done)
            {
                await campaigns.AnnounceAsync(petition.CampaignId, cancellationToken);
            }

            return outcome switch
            {
                PetitionOutcome.Done => PetitionMessages.Opened(caller.Words, petition, wanted, electors.LeftOut),
                PetitionOutcome.AlreadyDone => PetitionMessages.AlreadyOpen(caller.Words, petition),
                PetitionOutcome.DeadlinePast => PetitionMessages.DeadlinePast(caller.Words),
                PetitionOutcome.WrongState => PetitionMessages.WrongState(caller.Words, petition, clock.GetUtcNow()),
                _ => throw new UnreachableException(),
            };
        }
    }
}
