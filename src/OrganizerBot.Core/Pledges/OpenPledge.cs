using System.Diagnostics;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Opens a pledge. The number of members who could make it is fixed now: it decides how those without a name are counted, and how large the critical mass may be.</summary>
[Command("pledge open", CommandPolicy.Moderator)]
internal sealed record OpenPledge(
    [Option(Suggest = typeof(PledgeSuggestions))] Code Pledge,
    [Option(From = 1, InForm = false)] int? Eligible = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, Electorate electorate, CampaignRegister campaigns, TimeProvider clock) : ICommandHandler<OpenPledge>
    {
        public async Task<Reply> HandleAsync(OpenPledge command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PledgeToOpenAsync(command.Pledge, caller, cancellationToken) is not { } pledge)
            {
                return PledgeMessages.Unknown(caller.Words, command.Pledge);
            }

            var electors = pledge.State == PledgeState.Draft
                ? await electorate.SettleAsync(pledge.CampaignId, command.Eligible, cancellationToken)
                : new Electors(pledge.Sheet.Eligible, 0);
            if (electors.AreNobody)
            {
                return OwnershipMessages.NobodyCouldSign(caller.Words);
            }

            if (electors.Eligible is not { } eligible)
            {
                return PledgeMessages.EligibleUnknown(caller.Words, pledge);
            }

            var wanted = pledge.Sheet.Goal;
            var outcome = pledge.Open(eligible, clock.GetUtcNow());
            if (outcome == PledgeOutcome.Done)
            {
                await campaigns.AnnounceAsync(pledge.CampaignId, cancellationToken);
            }

            return outcome switch
            {
                PledgeOutcome.Done => PledgeMessages.Opened(caller.Words, pledge, wanted, electors.LeftOut),
                PledgeOutcome.AlreadyDone => PledgeMessages.AlreadyOpen(caller.Words, pledge),
                PledgeOutcome.DeadlinePast => PledgeMessages.DeadlinePast(caller.Words),
                PledgeOutcome.WrongState => PledgeMessages.WrongState(caller.Words, pledge, clock.GetUtcNow()),
                _ => throw new UnreachableException(),
            };
        }
    }
}
