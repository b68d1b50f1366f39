using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Shows moderators who asks to take part in their campaigns, and where their own community asked; ten on a page.</summary>
[Command("campaign requests", CommandPolicy.Moderator)]
internal sealed record ListJoinRequests([Option(From = 1, InForm = false)] int? Page = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<ListJoinRequests>
    {
        public async Task<Reply> HandleAsync(ListJoinRequests command, Caller caller, CancellationToken cancellationToken)
        {
            var community = caller.Community.Id;
            var requests = db.JoinRequests.Where(request => request.CommunityId == community || (request.OwnerId == community && request.State == JoinRequestState.Waiting));
            var page = await Page<JoinRequest>.ReadAsync(requests.OrderBy(request => request.Code), command.Page, cancellationToken);
            List<JoinRequestLook> looks = [];
            foreach (var request in page.Items)
            {
                looks.Add(await db.LookAtAsync(request, cancellationToken));
            }

            return JoinMessages.List(caller.Words, community, looks, page.Numbers);
        }
    }
}
