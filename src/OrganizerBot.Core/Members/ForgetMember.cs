using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Members;

/// <summary>Erases everything that is kept about the caller here, after asking once. Guests and people from outside may too: whoever left something here may take it away.</summary>
/// <remarks>The answer is the same whether there was anything or not: nobody learns from it what there was.</remarks>
[Command("organizer forget", CommandPolicy.Anyone)]
internal sealed record ForgetMember([Option(InForm = false)] bool? Sure = null) : ICommand
{
    internal sealed class Handler(Erasure erasure, MemberPace pace) : ICommandHandler<ForgetMember>
    {
        public async Task<Reply> HandleAsync(ForgetMember command, Caller caller, CancellationToken cancellationToken)
        {
            if (command.Sure != true)
            {
                return MemberMessages.AskSure(caller.Words);
            }

            if (!pace.Allows(caller.Account, "forget"))
            {
                return MemberMessages.ForgottenOften(caller.Words);
            }

            await erasure.EraseAsync(caller, cancellationToken);
            return MemberMessages.Forgotten(caller);
        }
    }
}
