using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Members;

/// <summary>Shows the caller what is kept about them here, as far as it may be shown to whoever holds their account.</summary>
[Command("organizer export", CommandPolicy.Anyone)]
internal sealed record ExportMember : ICommand
{
    internal sealed class Handler(Holdings holdings) : ICommandHandler<ExportMember>
    {
        public async Task<Reply> HandleAsync(ExportMember command, Caller caller, CancellationToken cancellationToken) =>
            MemberMessages.Export(caller.Words, await holdings.ShowAsync(caller, cancellationToken)) with { Buttons = [MemberMessages.ForgetButton(caller.Words)] };
    }
}
