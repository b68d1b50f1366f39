using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Takes an appointment back. On Slack the last moderator stays: nobody else could appoint another.</summary>
[Command("organizer moderators remove", CommandPolicy.Moderator)]
internal sealed record RemoveModerator(MemberMention Member) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<RemoveModerator>
    {
        public async Task<Reply> HandleAsync(RemoveModerator command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.ModeratorAsync(caller, command.Member.Id, cancellationToken) is not { } moderator)
            {
                return CommunityMessages.NotModerator(caller.Words, caller.Community.Platform);
            }

            if (caller.Community.Platform == Platform.Slack && await db.CountModeratorsAsync(caller, cancellationToken) == 1)
            {
                return CommunityMessages.LastModerator(caller.Words);
            }

            // Two who remove each other at once must not both succeed: the community's version lets only one through.
            caller.Community.ChangeModerators();
            db.Remove(moderator);
            return CommunityMessages.Removed(caller.Words, caller.Community.Platform);
        }
    }
}
