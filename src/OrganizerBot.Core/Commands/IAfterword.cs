using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Something that the bot says by itself to whoever asked for something else, below what they asked for. Command runs know nothing else of it.</summary>
public interface IAfterword
{
    /// <summary>Adds it, if there is something to say to the caller.</summary>
    /// <param name="answer">What the caller is told, by now saved. The caller alone sees it.</param>
    /// <param name="caller">Who asked.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>The answer, with or without more. It never fails because of what is added.</returns>
    Task<Message> AddAsync(Message answer, Caller caller, CancellationToken cancellationToken);
}
