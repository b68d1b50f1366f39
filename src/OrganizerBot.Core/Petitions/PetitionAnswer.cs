namespace OrganizerBot.Petitions;

/// <summary>What the addressee of a petition answered, as moderators recorded it.</summary>
/// <param name="Kind">What it comes to.</param>
/// <param name="On">On which day it came, or when moderators gave up waiting.</param>
/// <param name="Text">Its words, or what moderators say of it; empty where there are none.</param>
public sealed record PetitionAnswer(AnswerKind Kind, DateOnly On, string Text);

/// <summary>What an answer comes to.</summary>
public enum AnswerKind
{
    /// <summary>What was asked for is done or promised.</summary>
    Yes,

    /// <summary>Some of it.</summary>
    Partly,

    /// <summary>None of it.</summary>
    No,

    /// <summary>Nothing came back.</summary>
    NoAnswer,
}

/// <summary>What happened to a petition that its channels are told.</summary>
[Flags]
public enum PetitionNews
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Its letter was made.</summary>
    Delivered = 1,

    /// <summary>The addressee answered.</summary>
    Answered = 2,
}
