using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Takes the caller's pledge back while it is open, in effect or not.</summary>
[Command("pledge release", CommandPolicy.Member)]
internal sealed record ReleasePledge([Option(Suggest = typeof(PledgeSuggestions))] Code Pledge) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SigningDesk desk, AnswerDesk answers, TimeProvider clock) : ICommandHandler<ReleasePledge>
    {
        public async Task<Reply> HandleAsync(ReleasePledge command, Caller caller, CancellationToken cancellationToken)
        {
            if (await FindAsync(command.Pledge, caller, cancellationToken) is not { } pledge)
            {
                return PledgeMessages.Unknown(caller.Words, command.Pledge);
            }

            if (pledge.Sheet.TakesSignatures(clock.GetUtcNow()))
            {
                await answers.ForgetAsync(pledge.Sheet, caller.Account, cancellationToken);
            }

            return await desk.WithdrawAsync(pledge.Sheet, caller, cancellationToken) switch
            {
                SigningOutcome.Withdrawn => PledgeMessages.Released(caller.Words, pledge, caller.Community),
                SigningOutcome.NotSigned => PledgeMessages.NotMade(caller.Words, pledge),
                SigningOutcome.Closed => PledgeMessages.ReleasedTooLate(caller.Words, pledge, clock.GetUtcNow()),
                SigningOutcome.Repeated => CommandMessages.Repeated(caller.Words),
                SigningOutcome.Unsaved => SigningMessages.Unsaved(caller.Words, PledgeMessages.WithdrawButton(caller.Words, pledge)),
                SigningOutcome.Unsure => SigningMessages.Unsure(caller.Words, PledgeMessages.WithdrawButton(caller.Words, pledge)),
                _ => throw new UnreachableException(),
            };
        }

        /// <summary>One that the caller may see, or that carries their name though their community has left the campaign since.</summary>
        private async Task<Pledge?> FindAsync(Code code, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PledgeAsync(code, caller, cancellationToken) is { } seen)
            {
                return seen;
            }

            // Only whoever stands under it finds out that it exists.
            var community = caller.Community.Id;
            var pledge = await db.Pledges.IgnoreQueryFilters().FirstOrDefaultAsync(
                pledge => pledge.Code == code && db.Participations.Any(part => part.CampaignId == pledge.CampaignId && part.CommunityId == community), cancellationToken);
            return pledge is not null && await desk.SignedAsAsync(pledge.Sheet, caller, cancellationToken) is not null ? pledge : null;
        }
    }
}
