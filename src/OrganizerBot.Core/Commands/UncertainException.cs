namespace OrganizerBot.Commands;

/// <summary>The database went away while something was being stored, and cannot be asked whether it was. Whoever waits must be told neither that it was nor that it was not.</summary>
public sealed class UncertainException : Exception
{
    /// <summary>For what was reported.</summary>
    /// <param name="cause">How the database went away.</param>
    public UncertainException(Exception? cause)
        : base("The database went away while something was being stored; whether it was is not known.", cause)
    {
    }
}
