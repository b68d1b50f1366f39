using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Puts a petition's card into a channel, here unless another is named.</summary>
[Command("petition post", CommandPolicy.Moderator)]
internal sealed record PostPetition(
    [Option(Suggest = typeof(PetitionSuggestions))] Code Petition,
    ChannelRef? Channel = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, CardPosting cards, PetitionFace face, TimeProvider clock) : ICommandHandler<PostPetition>
    {
        public async Task<Reply> HandleAsync(PostPetition command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PetitionAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            return petition.StateAt(clock.GetUtcNow()) == PetitionState.Open
                ? await cards.PostAsync(petition.Sheet, command.Channel ?? caller.Channel, caller, (community, stop) => face.CardAsync(petition, community, stop), cancellationToken)
                : PetitionMessages.WrongState(caller.Words, petition, clock.GetUtcNow());
        }
    }
}
