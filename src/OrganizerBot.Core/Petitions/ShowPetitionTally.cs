using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot.Petitions;

/// <summary>Shows the verifiable tally of a petition, to the caller alone.</summary>
[Command("petition tally", CommandPolicy.Anyone)]
internal sealed record ShowPetitionTally([Option(Suggest = typeof(PetitionSuggestions))] Code Petition) : ICommand
{
    internal sealed class Handler(OrganizerDb db, TallyDialogue tally, SplitDialogue split, TimeProvider clock) : ICommandHandler<ShowPetitionTally>
    {
        public async Task<Reply> HandleAsync(ShowPetitionTally command, Caller caller, CancellationToken cancellationToken) =>
            await db.PetitionAsync(command.Petition, caller, cancellationToken) is { } petition
                ? await split.AddAsync(await tally.ShowAsync(PetitionMessages.Verb, petition.Sheet, PetitionMessages.Mention(caller.Words, petition, clock.GetUtcNow()), caller, cancellationToken), petition.CampaignId, petition.Sheet, caller, cancellationToken)
                : PetitionMessages.Unknown(caller.Words, command.Petition);
    }
}
