using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Members;

/// <summary>Gives the caller a link by which they can see and erase what is kept about them after they have lost access to the chat.</summary>
[Command("organizer link", CommandPolicy.Member)]
internal sealed record GetLink : ICommand
{
    internal sealed class Handler(PersonalLinks links, MemberPace pace, PublicAddress address) : ICommandHandler<GetLink>
    {
        public Task<Reply> HandleAsync(GetLink command, Caller caller, CancellationToken cancellationToken) => Task.FromResult<Reply>(Answer(caller));

        private Message Answer(Caller caller)
        {
            if (address.Url is not null && !pace.Allows(caller.Account, "link"))
            {
                return MemberMessages.TooManyLinks(caller.Words);
            }

            return links.Make(caller) is { } made ? MemberMessages.Link(caller.Words, made.Address, made.LastDay) : MemberMessages.NoLink(caller.Words);
        }
    }
}
