using OrganizerBot.Languages;

namespace OrganizerBot.Commands;

/// <summary>A command in the menu of messages: whoever takes it there gives it with the address that the message holds.</summary>
public sealed class MessageShortcut
{
    /// <summary>How many addresses of one message are looked at.</summary>
    private const int Considered = 100;

    private readonly OptionDescriptor _option;

    /// <summary>For a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="option">The name of the option that takes the address.</param>
    /// <exception cref="InvalidOperationException">The option does not take one.</exception>
    internal MessageShortcut(CommandDescriptor command, string option)
    {
        Command = command;
        _option = command.Find(option) is { Kind: OptionKind.Link } link ? link : throw new InvalidOperationException($"{command.Type.Name}: '{option}' is no option that takes an address.");
    }

    /// <summary>The command.</summary>
    public CommandDescriptor Command { get; }

    /// <summary>What the menu says; at most 24 characters.</summary>
    public string Name(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Plain($"{Command.Key}.shortcut");
    }

    /// <summary>The command with the first address that it takes. Where there is none the option is empty on purpose: an address that was filled in before belongs to another message.</summary>
    /// <param name="addresses">The addresses in the message, in its order.</param>
    public CommandLine About(IEnumerable<string> addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var first = addresses.Take(Considered).FirstOrDefault(address => address.Length <= _option.Details.Max && CommandBinder.LinkOf(address) is not null);
        return CommandLine.Of(Command.Path, (_option.Name, first ?? ""));
    }
}
