using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>Shows moderators the petitions that members propose, one on a page: each is a whole text.</summary>
[Command("petition proposals", CommandPolicy.Moderator)]
internal sealed record ListProposals([Option(From = 1, InForm = false)] int? Page = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<ListProposals>
    {
        public async Task<Reply> HandleAsync(ListProposals command, Caller caller, CancellationToken cancellationToken)
        {
            var page = await Page<Proposal>.ReadAsync(db.ProposalsTo(caller), command.Page, cancellationToken, size: 1);
            return ProposalMessages.List(caller.Words, [.. page.Items.Select(proposal => (proposal, proposal.Words(caller.Keys)))], page.Numbers);
        }
    }
}
