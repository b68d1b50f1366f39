namespace OrganizerBot.Commands;

/// <summary>Puts a command into the menu of messages. Its name there stands in the words under its key with <c>.shortcut</c>: at most 24 characters (Slack's limit, the smaller one).</summary>
/// <param name="option">The option that takes the address in the message. Nothing else of a message is read.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MessageShortcutAttribute(string option) : Attribute
{
    /// <summary>The option.</summary>
    public string Option { get; } = option;
}
