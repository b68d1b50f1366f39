namespace OrganizerBot.Refusals;

/// <summary>What may be said of refusals without singling out whoever gave no name.</summary>
public static class PrivacyFloor
{
    /// <summary>No number is published that fewer different refusers than this stand behind, and no published number moves by less.</summary>
    public const int K = 3;

    /// <summary>The number that may be published, said as "so many or more"; zero is said as "fewer than <see cref="K"/>".</summary>
    /// <remarks>
    /// Rounded down to a multiple of K: a reader who looks before and after one person's act rarely sees a difference, and the parts
    /// of a total cannot be subtracted from it to find a small one.
    /// </remarks>
    /// <param name="refusals">How many refusals there are.</param>
    /// <param name="refusers">How many different accounts logged them.</param>
    public static int Released(int refusals, int refusers) => refusers < K ? 0 : refusals - (refusals % K);

    /// <summary>Which of the waiting refusals may be told together: none, or a multiple of K by at least K different people. The rest wait. Re-contacts are told in numbers of their own, by the same rule.</summary>
    public static IReadOnlyList<Refusal> Batch(IReadOnlyList<Refusal> waiting) => [.. waiting.GroupBy(refusal => refusal.IsRecontact).SelectMany(kind => BatchOf([.. kind]))];

    private static IEnumerable<Refusal> BatchOf(IReadOnlyList<Refusal> waiting)
    {
        var people = waiting.GroupBy(refusal => Convert.ToHexString(refusal.Pseudonym)).ToArray();
        var oneOfEach = people.Select(person => person.First());
        return oneOfEach.Concat(people.SelectMany(person => person.Skip(1))).Take(Released(waiting.Count, people.Length));
    }
}
