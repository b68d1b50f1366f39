using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>Deletes a proposal. Its author is told why, in their language, with the answer to their next command.</summary>
[Command("petition decline", CommandPolicy.Moderator)]
internal sealed record DeclineProposal(
    [Option(Suggest = typeof(ProposalSuggestions))] Code Proposal,
    [Option(Max = 500, Long = true)] UserText Reason) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<DeclineProposal>
    {
        public async Task<Reply> HandleAsync(DeclineProposal command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.ProposalAsync(command.Proposal, caller, cancellationToken) is not { } proposal)
            {
                return ProposalMessages.Unknown(caller.Words, command.Proposal);
            }

            var said = proposal.Words(caller.Keys);
            db.Add(Notice.For(proposal.Recipient, caller.Keys, ProposalMessages.DeclinedNotice(Words.In(Language.From(said.Language)), said, command.Reason)));
            db.Remove(proposal);
            return ProposalMessages.Declined(caller.Words, proposal);
        }
    }
}
