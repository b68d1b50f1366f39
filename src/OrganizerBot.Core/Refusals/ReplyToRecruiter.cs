using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Writes an answer to a recruiter, to copy and to change. Nothing of it is stored; who has sent it logs the refusal with one press.</summary>
[Command("refusal reply", CommandPolicy.Member)]
internal sealed record ReplyToRecruiter(
    [Option(Max = 100, Suggest = typeof(CompanySuggestions))] UserText Company,
    [Option(Max = RecruiterAnswer.Most, Long = true)] UserText? Text = null,
    [Option(InForm = false)] bool? Change = null) : ICommand
{
    internal sealed class Handler(CampaignRegister campaigns, CommandCatalog catalog, FormBuilder forms) : ICommandHandler<ReplyToRecruiter>
    {
        public async Task<Reply> HandleAsync(ReplyToRecruiter command, Caller caller, CancellationToken cancellationToken)
        {
            var campaign = await campaigns.FindAsync(command.Company, caller, cancellationToken) is { IsAnnounced: true } known ? known : null;
            var company = campaign is null ? command.Company : new UserText(campaign.Target);
            var text = command.Text ?? RecruiterAnswer.For(caller.Words, company, campaign);
            if (command.Change == true && !caller.Visitor.SentForm)
            {
                var line = CommandLine.Of("refusal reply", ("company", company.Value), ("text", text.Value));
                return new Reply.Ask(await forms.BuildAsync(catalog.Of<ReplyToRecruiter>(), line, [], caller, cancellationToken));
            }

            return RefusalMessages.Answer(caller.Words, company, text, waits: campaign is null || caller.Community.Review == ReviewPolicy.All);
        }
    }
}
