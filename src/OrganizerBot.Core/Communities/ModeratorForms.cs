using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Asks which account or group is meant, where neither was named.</summary>
internal sealed class ModeratorForms(CommandCatalog catalog, FormBuilder forms)
{
    /// <summary>The form; sent empty, it says so at its first input.</summary>
    public async Task<Reply> AskAsync<TCommand>(Caller caller, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        var command = catalog.Of<TCommand>();
        var form = await forms.BuildAsync(command, new CommandLine(command.Path), [], caller, cancellationToken);
        return caller.Visitor.SentForm ? GroupMessages.Neither(caller.Words, form) : new Reply.Ask(form);
    }
}
