using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Appoints a moderator.</summary>
[Command("organizer moderators add", CommandPolicy.Moderator)]
internal sealed record AddModerator(MemberMention Member) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<AddModerator>
    {
        public async Task<Reply> HandleAsync(AddModerator command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.ModeratorAsync(caller, command.Member.Id, cancellationToken) is not null)
            {
                return CommunityMessages.AlreadyModerator(caller.Words);
            }

            db.Add(Moderator.Appoint(caller.Community.Id, caller.Keys, command.Member.Id));
            return CommunityMessages.Appointed(caller.Words);
        }
    }
}
