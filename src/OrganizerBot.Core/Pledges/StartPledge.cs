using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Drafts a pledge; its campaign is made silently if there is none about the company.</summary>
[Command("pledge start", CommandPolicy.Moderator)]
internal sealed record StartPledge(
    [Option(Max = 100)] UserText Target,
    [Option(Max = 300, Long = true)] UserText Statement,
    [Option(From = 2)] int CriticalMass,
    DateOnly? Deadline = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, CampaignRegister campaigns, KeyRing keys, AuditTrail audit, TimeProvider clock) : ICommandHandler<StartPledge>
    {
        public async Task<Reply> HandleAsync(StartPledge command, Caller caller, CancellationToken cancellationToken)
        {
            var deadline = command.Deadline is { } day ? Days.EndOf(day, caller.Community.TimeZone) : (DateTimeOffset?)null;
            var campaign = await campaigns.FindOrStartAsync(command.Target, caller, cancellationToken);
            var sheet = Sheet.Blank(Id<Sheet>.New(clock), caller.Community.Id, deadline, command.CriticalMass);
            var pledge = Pledge.Draft(Id<Pledge>.New(clock), campaign.Id, sheet, command.Statement.Value);
            db.Add(pledge);
            keys.Make(sheet.Id.Value, caller.Community.Id);
            audit.About(pledge.Code);
            return PledgeMessages.Drafted(caller.Words, pledge);
        }
    }
}
