namespace OrganizerBot.Storage;

/// <summary>What a backup turned out to be.</summary>
/// <param name="Faults">Why it must not be put in place, each in a sentence; none when it may.</param>
/// <param name="Pending">Migrations that the next start of the bot will add.</param>
/// <param name="Keys">How many keys the key file opened.</param>
/// <param name="Tallies">How many tallies were counted anew.</param>
/// <param name="Rows">How many of each thing are in it.</param>
internal sealed record Examined(IReadOnlyList<string> Faults, IReadOnlyList<string> Pending, int Keys, int Tallies, IReadOnlyDictionary<string, int> Rows)
{
    /// <summary>Whether it may be put in place.</summary>
    public bool IsSound => Faults.Count == 0;

    /// <summary>One that is not fit to be read further.</summary>
    public static Examined Unfit(string fault) => new([fault], [], 0, 0, new Dictionary<string, int>());
}
