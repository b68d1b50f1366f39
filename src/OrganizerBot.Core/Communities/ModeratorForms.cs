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
        if (!caller.Visitor.SentForm)
        {
            return new Reply.Ask(form);
        }

        var problem = caller.Words.Plain("organizer.group.neither");
        return new Reply.Mend(GroupMessages.Neither(caller.Words, command), form with { Fields = [form.Fields[0] with { Problem = problem }, .. form.Fields.Skip(1)] });
    }

    /// <summary>What is said of an account and of a group that were both named.</summary>
    public static Message Together(Message ofAccount, Message ofGroup) => ofGroup with { Nodes = [.. ofAccount.Nodes, .. ofGroup.Nodes] };
}
