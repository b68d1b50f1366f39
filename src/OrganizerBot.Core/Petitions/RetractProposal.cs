using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>Takes a proposal back, for its author only. To everybody else its code is unknown.</summary>
[Command("petition retract", CommandPolicy.Member)]
internal sealed record RetractProposal(Code Proposal) : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<RetractProposal>
    {
        public async Task<Reply> HandleAsync(RetractProposal command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.ProposalAsync(command.Proposal, caller, cancellationToken) is not { } proposal || !proposal.IsBy(caller.Keys, caller.Visitor.MemberId))
            {
                return ProposalMessages.Unknown(caller.Words, command.Proposal);
            }

            db.Remove(proposal);
            return ProposalMessages.Retracted(caller.Words, proposal);
        }
    }
}
