using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Impact;

/// <summary>Changes what a campaign's weight rests on.</summary>
internal sealed class AssumptionDesk(OrganizerDb db, ImpactReader reader)
{
    /// <summary>Takes something to be so.</summary>
    /// <param name="code">The campaign's code.</param>
    /// <param name="low">From what.</param>
    /// <param name="high">To what.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="change">What is changed.</param>
    /// <param name="caller">Who says so.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<Message> AssumeAsync(
        Code code, decimal low, decimal high, UserText source, Func<Assumptions, Assumption, Assumptions> change, Caller caller, CancellationToken cancellationToken)
    {
        if (await db.CampaignAsync(code, caller, cancellationToken) is not { } campaign)
        {
            return CampaignMessages.Unknown(caller.Words, code);
        }

        if (CampaignMessages.HandsOff(caller, campaign) is { } handsOff)
        {
            return handsOff;
        }

        if (low > high)
        {
            return ImpactMessages.WrongWayRound(caller.Words);
        }

        var stakes = await reader.ChangeableAsync(campaign, cancellationToken);
        stakes.Assume(change(stakes.Own, new Assumption(new Interval(low, high), source.Value)));
        return ImpactMessages.Assumptions(caller, campaign, stakes);
    }
}
