using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Appoints a moderator, or a role or user group whose members moderate for as long as they are in it. Without either it asks for one.</summary>
[Command("organizer moderators add", CommandPolicy.Moderator)]
internal sealed record AddModerator(MemberMention? Member = null, [Option(Suggest = typeof(GroupSuggestions))] GroupMention? Group = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, ModeratorGroups groups, ModeratorForms forms) : ICommandHandler<AddModerator>
    {
        public async Task<Reply> HandleAsync(AddModerator command, Caller caller, CancellationToken cancellationToken) => command switch
        {
            { Member: null, Group: null } => await forms.AskAsync<AddModerator>(caller, cancellationToken),
            { Member: { } member, Group: null } => await AppointAsync(member, caller, cancellationToken),
            { Member: null, Group: { } group } => await AppointAsync(group, caller, cancellationToken),
            { Member: { } member, Group: { } group } => ModeratorForms.Together(await AppointAsync(member, caller, cancellationToken), await AppointAsync(group, caller, cancellationToken)),
        };

        private async Task<Message> AppointAsync(MemberMention member, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.ModeratorAsync(caller, member.Id, cancellationToken) is not null)
            {
                return CommunityMessages.AlreadyModerator(caller.Words);
            }

            db.Add(Moderator.Appoint(caller.Community.Id, caller.Keys, member.Id));
            return CommunityMessages.Appointed(caller.Words);
        }

        private async Task<Message> AppointAsync(GroupMention group, Caller caller, CancellationToken cancellationToken)
        {
            if (await groups.FindAsync(caller, group.Id, cancellationToken) is not null)
            {
                return GroupMessages.Already(caller.Words, caller.Community.Platform);
            }

            if (await groups.CountAsync(caller, cancellationToken) >= ModeratorGroup.Most)
            {
                return GroupMessages.Many(caller.Words);
            }

            if (await groups.LookAsync(caller, group.Id, cancellationToken) is not GroupStanding.Fit and var standing)
            {
                return GroupMessages.Cannot(caller.Words, standing);
            }

            // Two of the same moment must not both be the last that there is room for: the community's version lets only one through.
            caller.Community.ChangeModerators();
            db.Add(ModeratorGroup.Appoint(caller.Community.Id, caller.Keys, group.Id));
            return GroupMessages.Appointed(caller.Words, await groups.NameAsync(caller, group.Id, cancellationToken));
        }
    }
}
