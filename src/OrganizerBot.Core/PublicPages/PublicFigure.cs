namespace OrganizerBot.PublicPages;

/// <summary>A number that stands large on a public page, written as the chat writes it.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Number">How many, in words of the reader's language.</param>
/// <param name="What">What is counted, in a few words more.</param>
public sealed record PublicFigure(string Name, string Number, string What);
