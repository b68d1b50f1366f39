namespace OrganizerBot.Petitions;

/// <summary>A petition's letter to its addressee: what stands in it, top to bottom. Each way of writing it down sees to it that nothing in it is taken for anything but words.</summary>
/// <param name="Title">The title.</param>
/// <param name="Language">The two letters of the language that it is in.</param>
/// <param name="Parts">What follows the title.</param>
/// <param name="Notes">The words that a printed page adds.</param>
public sealed record Letter(string Title, string Language, IReadOnlyList<LetterPart> Parts, LetterNotes Notes);

/// <summary>One part of a <see cref="Letter"/>.</summary>
public abstract record LetterPart;

/// <summary>A title of what follows.</summary>
/// <param name="Words">One line.</param>
public sealed record LetterHeading(string Words) : LetterPart;

/// <summary>Words, with an empty line between paragraphs and a line break where there is one.</summary>
/// <param name="Words">The words.</param>
public sealed record LetterText(string Words) : LetterPart;

/// <summary>Names, numbered from one.</summary>
/// <param name="Names">The names, one line each.</param>
public sealed record LetterNames(IReadOnlyList<string> Names) : LetterPart;

/// <summary>Something that a program reads: line by line, as it stands.</summary>
/// <param name="Lines">The lines, in plain Latin letters.</param>
public sealed record LetterCode(IReadOnlyList<string> Lines) : LetterPart;

/// <summary>The words that a printed page adds to a letter.</summary>
/// <param name="Elsewhere">What stands in the place of characters that cannot be printed: where they can be read.</param>
/// <param name="Page">The foot of a page, of its number and how many there are.</param>
public sealed record LetterNotes(string Elsewhere, Func<int, int, string> Page);
