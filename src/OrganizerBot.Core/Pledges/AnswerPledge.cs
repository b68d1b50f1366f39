using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Pledges;

/// <summary>Says whether the caller did what they had pledged. Four weeks after it took effect the bot asks once; typed again, until it is counted, it changes the answer.</summary>
[Command("pledge done", CommandPolicy.Signer)]
internal sealed record AnswerPledge(
    [Option(Suggest = typeof(PledgeSuggestions))] Code Pledge,
    [Option(InForm = false)] DoneAnswer? Did = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, AnswerDesk desk) : ICommandHandler<AnswerPledge>
    {
        public async Task<Reply> HandleAsync(AnswerPledge command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PledgeAsync(command.Pledge, caller, cancellationToken) is not { State: not PledgeState.Draft } pledge)
            {
                return PledgeMessages.Unknown(caller.Words, command.Pledge);
            }

            var outcome = command.Did is { } answer
                ? await desk.AnswerAsync(pledge.Sheet, answer, caller, cancellationToken)
                : await desk.WhyNotAsync(pledge.Sheet, caller, cancellationToken);
            return outcome is { } told ? AnswerMessages.Say(caller.Words, pledge, told) : AnswerMessages.Ask(caller.Words, pledge);
        }
    }
}

/// <summary>What whoever is asked may say.</summary>
internal enum DoneAnswer
{
    /// <summary>They did it.</summary>
    Yes,

    /// <summary>They did not.</summary>
    No,

    /// <summary>They do not say; an answer that they gave is taken back.</summary>
    Later,
}
