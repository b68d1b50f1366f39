namespace OrganizerBot.Tally;

/// <summary>What a number of leaves add up to.</summary>
/// <param name="Signatures">How many signatures are among them.</param>
/// <param name="Withdrawals">How many withdrawals.</param>
public readonly record struct TallyCount(int Signatures, int Withdrawals)
{
    /// <summary>The number that is published.</summary>
    public int Total => Signatures - Withdrawals;
}
