namespace OrganizerBot.Pulse;

/// <summary>What became of a command, as far as whoever runs the bot is told. The list is closed: nothing that somebody typed gets into a metric.</summary>
public enum CommandOutcome
{
    /// <summary>It was answered: done, already done, or kindly refused.</summary>
    Answered,

    /// <summary>Something was missing, and a form was opened.</summary>
    Asked,

    /// <summary>Something in it was wrong, and it was said what.</summary>
    Corrected,

    /// <summary>There is no such command.</summary>
    Unknown,

    /// <summary>It broke: a defect, or a database that does not answer.</summary>
    Failed,
}
