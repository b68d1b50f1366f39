namespace OrganizerBot.Operations.Doctor;

/// <summary>One thing that the doctor looks at. It changes nothing, and works while the bot runs.</summary>
/// <remarks>To add one: write a class like its neighbours, and put it into the list in <see cref="Checks"/>.</remarks>
internal interface ICheck
{
    /// <summary>What it looks at, in a few words.</summary>
    string About { get; }

    /// <summary>Looks. Nothing is found where all is well, and where it cannot be looked at for a reason that another check tells.</summary>
    Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken);
}
