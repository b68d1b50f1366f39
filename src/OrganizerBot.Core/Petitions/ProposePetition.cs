using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>Proposes a petition. Moderators read it before anybody else does.</summary>
[Command("petition propose", CommandPolicy.Signer, IsClosedToBlocked = true)]
internal sealed record ProposePetition(
    [Option(Max = 100)] UserText Target,
    UserText Addressee,
    [Option(Max = 150)] UserText Title,
    [Option(Max = 3000, Long = true)] UserText Text) : ICommand
{
    /// <summary>How many of one member's may wait at once.</summary>
    public const int MostWaiting = 3;

    internal sealed class Handler(OrganizerDb db) : ICommandHandler<ProposePetition>
    {
        public async Task<Reply> HandleAsync(ProposePetition command, Caller caller, CancellationToken cancellationToken)
        {
            var words = new ProposedWords(command.Target.Value, command.Addressee.Value, command.Title.Value, command.Text.Value, caller.Visitor.Language.Code);
            var waiting = await db.ProposalsBy(caller).ToListAsync(cancellationToken);
            if (waiting.FirstOrDefault(proposal => proposal.Words(caller.Keys) with { Language = words.Language } == words) is { } same)
            {
                return ProposalMessages.Already(caller.Words, same);
            }

            if (waiting.Count >= MostWaiting)
            {
                return ProposalMessages.TooMany(caller.Words, waiting, words);
            }

            var proposal = Proposal.Of(caller.Community.Id, caller.Keys, caller.Visitor.MemberId, words);
            db.Add(proposal);
            return ProposalMessages.Proposed(caller.Words, proposal);
        }
    }
}
