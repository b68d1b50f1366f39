namespace OrganizerBot.Commands;

/// <summary>Something a person can ask of the bot: a record with a <see cref="CommandAttribute"/>, whose parameters are its options.</summary>
#pragma warning disable CA1040 // The marker keeps anything else from being dispatched.
public interface ICommand;
#pragma warning restore CA1040
