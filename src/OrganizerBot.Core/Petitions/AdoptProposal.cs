using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>Takes a proposal on: opens the form of a new petition with its words. It waits on until that petition is drafted.</summary>
[Command("petition adopt", CommandPolicy.Moderator)]
internal sealed record AdoptProposal([Option(Suggest = typeof(ProposalSuggestions))] Code Proposal) : ICommand
{
    internal sealed class Handler(OrganizerDb db, CommandCatalog catalog, FormBuilder forms) : ICommandHandler<AdoptProposal>
    {
        public async Task<Reply> HandleAsync(AdoptProposal command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.ProposalAsync(command.Proposal, caller, cancellationToken) is not { } proposal)
            {
                return ProposalMessages.Unknown(caller.Words, command.Proposal);
            }

            var said = proposal.Words(caller.Keys);
            var line = CommandLine.Of(
                "petition start",
                ("target", said.Target),
                ("addressee", said.Addressee),
                ("title", said.Title),
                ("text", said.Text),
                ("proposal", proposal.Code.ToString()));
            return new Reply.Ask(await forms.BuildAsync(catalog.Of<StartPetition>(), line, [], caller, cancellationToken));
        }
    }
}
