using System.Diagnostics;
using System.Globalization;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Opens a petition for signatures, after showing those that run and ask for nearly the same. The number of members who could sign is fixed now: it decides how unnamed signatures are counted.</summary>
[Command("petition open", CommandPolicy.Moderator)]
internal sealed record OpenPetition(
    [Option(Suggest = typeof(PetitionSuggestions))] Code Petition,
    [Option(From = 1, InForm = false)] int? Eligible = null,
    [Option(InForm = false)] bool? Anyway = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, PetitionsAlike alike, Electorate electorate, CampaignRegister campaigns, TimeProvider clock) : ICommandHandler<OpenPetition>
    {
        public async Task<Reply> HandleAsync(OpenPetition command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PetitionToOpenAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            if (petition.State == PetitionState.Draft && command.Anyway != true && await alike.FindAsync(petition, caller, cancellationToken) is { Count: > 0 } others)
            {
                return PetitionMessages.Alike(caller.Words, petition, others, Again(command), clock.GetUtcNow());
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

        private static CommandLine Again(OpenPetition command) => CommandLine.Of("petition open", [
            ("petition", command.Petition.ToString()),
            .. command.Eligible is { } eligible ? [("eligible", eligible.ToString(CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
            ("anyway", "yes"),
        ]);
    }
}
