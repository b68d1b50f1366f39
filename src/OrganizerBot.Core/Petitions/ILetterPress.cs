namespace OrganizerBot.Petitions;

/// <summary>Prints letters. What draws on paper is no concern of what a letter says.</summary>
public interface ILetterPress
{
    /// <summary>The letter as a PDF of A4 pages, whose words can be selected and searched.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="now">What is noted as the time of its making.</param>
    byte[] Print(Letter letter, DateTimeOffset now);
}
