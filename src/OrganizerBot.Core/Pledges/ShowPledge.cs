using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Shows a pledge, to the caller alone.</summary>
[Command("pledge show", CommandPolicy.Anyone, ShowsModeratorsMore = true)]
internal sealed record ShowPledge([Option(Suggest = typeof(PledgeSuggestions))] Code Pledge) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SigningDesk desk, NamedSigners signers, Operator host, TimeProvider clock) : ICommandHandler<ShowPledge>
    {
        public async Task<Reply> HandleAsync(ShowPledge command, Caller caller, CancellationToken cancellationToken) =>
            await db.PledgeAsync(command.Pledge, caller, cancellationToken) is { } pledge
                ? PledgeMessages.Whole(
                    caller.Words, pledge, caller.Community, host, await desk.CountAsync(pledge.Sheet, cancellationToken), await NamesAsync(pledge.Sheet, caller, cancellationToken), clock.GetUtcNow())
                : PledgeMessages.Unknown(caller.Words, command.Pledge);

        /// <summary>No name is shown where an employer could read it.</summary>
        private async Task<IReadOnlyList<UserText>> NamesAsync(Sheet sheet, Caller caller, CancellationToken cancellationToken) =>
            caller.Community.TakesSignatures ? await signers.SomeAsync(sheet, cancellationToken) : [];
    }
}
