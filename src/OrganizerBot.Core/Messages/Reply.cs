namespace OrganizerBot.Messages;

/// <summary>How the bot answers a command: it says something, or it asks for what is missing. Only the caller sees it.</summary>
public abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>Says something.</summary>
    /// <param name="Message">What is said.</param>
    public sealed record Say(Message Message) : Reply;

    /// <summary>Opens a form.</summary>
    /// <param name="Form">The form.</param>
    public sealed record Ask(Form Form) : Reply;

    /// <summary>Says what is wrong with what was typed, keeps it, and offers the form again with it.</summary>
    /// <param name="Message">The same in a message, for where a form cannot show errors.</param>
    /// <param name="Form">The form with values and problems at its fields.</param>
    public sealed record Mend(Message Message, Form Form) : Reply;

    /// <summary>An answer of one message.</summary>
    public static implicit operator Reply(Message message) => new Say(message);

    /// <summary>An answer of one message.</summary>
    public static Reply FromMessage(Message message) => new Say(message);
}
