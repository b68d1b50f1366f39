using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Chooses the channel where moderators are told what they should know.</summary>
[Command("organizer channel", CommandPolicy.Moderator)]
internal sealed record SetModeratorsChannel(ChannelRef Channel) : ICommand
{
    internal sealed class Handler(Posting posting) : ICommandHandler<SetModeratorsChannel>
    {
        public async Task<Reply> HandleAsync(SetModeratorsChannel command, Caller caller, CancellationToken cancellationToken)
        {
            var (destination, trouble) = await posting.FindAsync(command.Channel, caller, cancellationToken);
            if (destination is null)
            {
                return PostingMessages.Cannot(caller.Words, trouble, command.Channel);
            }

            caller.Community.TellModeratorsIn(command.Channel);
            return CommunityMessages.ChannelSet(caller.Words, command.Channel);
        }
    }
}
