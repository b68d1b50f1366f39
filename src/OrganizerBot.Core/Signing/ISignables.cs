using OrganizerBot.Commands;

namespace OrganizerBot.Signing;

/// <summary>Finds what one kind of command signs: petitions or pledges.</summary>
internal interface ISignables
{
    /// <summary>The command's record.</summary>
    Type Command { get; }

    /// <summary>What has that code, if members of the caller's community may see it, read for many: nobody changes it.</summary>
    Task<IToSign?> FindAsync(Code code, Caller caller, CancellationToken cancellationToken);
}
