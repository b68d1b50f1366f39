using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Drafts a petition, also one that a member proposed; its campaign is made silently if there is none about the company.</summary>
[Command("petition start", CommandPolicy.Moderator)]
internal sealed record StartPetition(
    [Option(Max = 100)] UserText Target,
    UserText Addressee,
    [Option(Max = 150)] UserText Title,
    [Option(Max = 3000, Long = true)] UserText Text,
    DateOnly Deadline,
    [Option(From = 1)] int? Goal = null,
    [Option(InForm = false)] Code? Proposal = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, CampaignRegister campaigns, KeyRing keys, AuditTrail audit, TimeProvider clock) : ICommandHandler<StartPetition>
    {
        public async Task<Reply> HandleAsync(StartPetition command, Caller caller, CancellationToken cancellationToken)
        {
            if (command.Proposal is { } proposed && !await TakeOnAsync(proposed, caller, cancellationToken))
            {
                return ProposalMessages.Unknown(caller.Words, proposed);
            }

            var deadline = Days.EndOf(command.Deadline, caller.Community.TimeZone);
            var campaign = await campaigns.FindOrStartAsync(command.Target, caller, cancellationToken);
            var sheet = Sheet.Blank(Id<Sheet>.New(clock), caller.Community.Id, deadline, command.Goal ?? 0);
            var petition = Petition.Draft(
                Id<Petition>.New(clock), campaign.Id, sheet, command.Addressee.Value, command.Title.Value, command.Text.Value);
            db.Add(petition);
            keys.Make(sheet.Id.Value, caller.Community.Id);
            audit.About(petition.Code);
            return PetitionMessages.Drafted(caller.Words, petition);
        }

        private async Task<bool> TakeOnAsync(Code code, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.ProposalAsync(code, caller, cancellationToken) is not { } proposal)
            {
                return false;
            }

            var said = proposal.Words(caller.Keys);
            db.Add(Notice.For(proposal.Recipient, caller.Keys, ProposalMessages.AdoptedNotice(Words.In(Language.From(said.Language)), said)));
            db.Remove(proposal);
            return true;
        }
    }
}
