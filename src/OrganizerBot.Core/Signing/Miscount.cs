namespace OrganizerBot.Signing;

/// <summary>A sheet whose public numbers are not what its rows add up to.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Version">The sheet's version when it was counted.</param>
/// <param name="Published">How many signatures without a name it says are public.</param>
/// <param name="Counted">How many there are.</param>
/// <param name="TallySize">How many leaves it says its log has.</param>
/// <param name="Leaves">How many there are.</param>
public sealed record Miscount(Id<Sheet> Sheet, int Version, int Published, int Counted, int TallySize, int Leaves)
{
    /// <summary>Whether a number alone is wrong, which can be set right. Leaves that are missing cannot be made again.</summary>
    public bool CanHeal => TallySize == Leaves;
}
