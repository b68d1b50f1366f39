using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Takes an appointment back. On Slack the last account stays, whatever groups moderate: nobody else could appoint another if these were emptied.</summary>
[Command("organizer moderators remove", CommandPolicy.Moderator)]
internal sealed record RemoveModerator(MemberMention? Member = null, [Option(Suggest = typeof(AppointedGroups))] GroupMention? Group = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, ModeratorGroups groups, ModeratorForms forms) : ICommandHandler<RemoveModerator>
    {
        public async Task<Reply> HandleAsync(RemoveModerator command, Caller caller, CancellationToken cancellationToken) => command switch
        {
            { Member: null, Group: null } => await forms.AskAsync<RemoveModerator>(caller, cancellationToken),
            { Member: { } member, Group: null } => await RemoveAsync(member, caller, cancellationToken),
            { Member: null, Group: { } group } => await RemoveAsync(group, caller, cancellationToken),
            { Member: { } member, Group: { } group } => ModeratorForms.Together(await RemoveAsync(member, caller, cancellationToken), await RemoveAsync(group, caller, cancellationToken)),
        };

        private async Task<Message> RemoveAsync(MemberMention member, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.ModeratorAsync(caller, member.Id, cancellationToken) is not { } moderator)
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

        private async Task<Message> RemoveAsync(GroupMention group, Caller caller, CancellationToken cancellationToken)
        {
            if (await groups.FindAsync(caller, group.Id, cancellationToken) is not { } appointed)
            {
                return GroupMessages.Not(caller.Words, caller.Community.Platform);
            }

            db.Remove(appointed);
            return GroupMessages.Removed(caller.Words, caller.Community.Platform);
        }
    }
}
