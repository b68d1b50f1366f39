using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot.Pledges;

/// <summary>Shows the verifiable tally of a pledge, to the caller alone.</summary>
[Command("pledge tally", CommandPolicy.Anyone)]
internal sealed record ShowPledgeTally([Option(Suggest = typeof(PledgeSuggestions))] Code Pledge) : ICommand
{
    internal sealed class Handler(OrganizerDb db, TallyDialogue tally, SplitDialogue split, TimeProvider clock) : ICommandHandler<ShowPledgeTally>
    {
        public async Task<Reply> HandleAsync(ShowPledgeTally command, Caller caller, CancellationToken cancellationToken) =>
            await db.PledgeAsync(command.Pledge, caller, cancellationToken) is { } pledge
                ? await split.AddAsync(await tally.ShowAsync(PledgeMessages.Verb, pledge.Sheet, PledgeMessages.Mention(caller.Words, pledge, clock.GetUtcNow()), caller, cancellationToken), pledge.CampaignId, pledge.Sheet, caller, cancellationToken)
                : PledgeMessages.Unknown(caller.Words, command.Pledge);
    }
}
