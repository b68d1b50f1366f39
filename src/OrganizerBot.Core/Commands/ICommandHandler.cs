using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Does what a command asks: fetch, decide, phrase. What it changed is saved once, after it.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
public interface ICommandHandler<in TCommand>
    where TCommand : ICommand
{
    /// <summary>Handles one command. It may run again in a fresh scope when somebody else was faster.</summary>
    Task<Reply> HandleAsync(TCommand command, Caller caller, CancellationToken cancellationToken);
}
