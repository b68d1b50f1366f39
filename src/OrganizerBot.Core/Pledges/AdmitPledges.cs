using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Counts the pledges that were held because more came than a group of this size explains, up to the number of accounts that could make it.</summary>
[Command("pledge admit", CommandPolicy.Moderator)]
internal sealed record AdmitPledges([Option(Suggest = typeof(PledgeSuggestions))] Code Pledge) : ICommand
{
    internal sealed class Handler(OrganizerDb db, HeldSignatures held, TimeProvider clock) : ICommandHandler<AdmitPledges>
    {
        public async Task<Reply> HandleAsync(AdmitPledges command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.OwnPledgeAsync(command.Pledge, caller, cancellationToken) is not { } pledge)
            {
                return PledgeMessages.Unknown(caller.Words, command.Pledge);
            }

            return await held.AdmitAsync(pledge.Sheet, cancellationToken)
                ? SigningMessages.Admitted(caller.Words, PledgeMessages.Title(pledge))
                : PledgeMessages.WrongState(caller.Words, pledge, clock.GetUtcNow());
        }
    }
}
