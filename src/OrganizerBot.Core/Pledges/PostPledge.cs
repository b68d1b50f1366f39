using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Puts a pledge's card into a channel, here unless another is named. Where it stands is also where it is said that it takes effect.</summary>
[Command("pledge post", CommandPolicy.Moderator)]
internal sealed record PostPledge(
    [Option(Suggest = typeof(PledgeSuggestions))] Code Pledge,
    ChannelRef? Channel = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, CardPosting cards, PledgeFace face, TimeProvider clock) : ICommandHandler<PostPledge>
    {
        public async Task<Reply> HandleAsync(PostPledge command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PledgeAsync(command.Pledge, caller, cancellationToken) is not { } pledge)
            {
                return PledgeMessages.Unknown(caller.Words, command.Pledge);
            }

            return pledge.StateAt(clock.GetUtcNow()) == PledgeState.Open
                ? await cards.PostAsync(pledge.Sheet, command.Channel ?? caller.Channel, caller, (community, stop) => face.CardAsync(pledge, community, stop), cancellationToken)
                : PledgeMessages.WrongState(caller.Words, pledge, clock.GetUtcNow());
        }
    }
}
