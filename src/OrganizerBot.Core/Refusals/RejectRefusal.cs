using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Deletes a refusal that waits. Its author is told why, in their language, with the answer to their next command.</summary>
[Command("review reject", CommandPolicy.Moderator)]
internal sealed record RejectRefusal(
    [Option(Suggest = typeof(ReviewSuggestions))] Code Refusal,
    [Option(Max = 500, Long = true)] UserText Reason) : ICommand
{
    internal sealed class Handler(OrganizerDb db, RefusalDesk desk) : ICommandHandler<RejectRefusal>
    {
        public async Task<Reply> HandleAsync(RejectRefusal command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.RefusalAsync(command.Refusal, caller, cancellationToken) is not { } refusal)
            {
                return ReviewMessages.Unknown(caller.Words, command.Refusal);
            }

            if (refusal.Recipient is not { } author)
            {
                return ReviewMessages.AlreadyApproved(caller.Words, refusal);
            }

            var company = await db.CompanyOfAsync(refusal, caller, cancellationToken);
            var testimony = await desk.ReadAsync(refusal, cancellationToken);
            var words = Words.In(Language.From(testimony?.Language));
            db.Add(Notice.For(author, caller.Keys, ReviewMessages.Notice(words, refusal, company, command.Reason)));
            await desk.RemoveAsync(refusal, cancellationToken);
            return ReviewMessages.Rejected(caller.Words, refusal);
        }
    }
}
