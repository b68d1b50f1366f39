using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Shows moderators what waits for them, ten on a page.</summary>
[Command("review list", CommandPolicy.Moderator)]
internal sealed record ListReviews([Option(From = 1, InForm = false)] int? Page = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, RefusalDesk desk) : ICommandHandler<ListReviews>
    {
        public async Task<Reply> HandleAsync(ListReviews command, Caller caller, CancellationToken cancellationToken)
        {
            var page = await Page<Refusal>.ReadAsync(db.WaitingRefusals(caller), command.Page, cancellationToken);
            List<WaitingRefusal> waiting = [];
            foreach (var refusal in page.Items)
            {
                waiting.Add(await desk.LookAsync(refusal, caller.Keys, cancellationToken));
            }

            return ReviewMessages.List(caller.Words, waiting, page.Numbers);
        }
    }
}

/// <summary>What a moderator reads before deciding.</summary>
/// <param name="Refusal">The refusal.</param>
/// <param name="Company">The company.</param>
/// <param name="Testimony">What its author wrote, if anything.</param>
internal sealed record WaitingRefusal(Refusal Refusal, UserText Company, Testimony? Testimony);
