namespace OrganizerBot.Refusals;

/// <summary>What may be said in numbers of one company's published refusals without a name. Zero stands for fewer than <see cref="PrivacyFloor.K"/>.</summary>
/// <param name="Total">So many refusals or more; re-contacts are none.</param>
/// <param name="Stages">So many or more at each stage.</param>
public sealed record RefusalCounts(int Total, IReadOnlyDictionary<RefusalStage, int> Stages)
{
    /// <summary>Counts published refusals. Those with a name are left out: they are shown one by one, and would be subtracted.</summary>
    public static RefusalCounts Of(IEnumerable<Refusal> published)
    {
        var unnamed = published.Where(refusal => !refusal.Credited).ToArray();
        return new RefusalCounts(
            Released([.. unnamed.Where(refusal => !refusal.IsRecontact)]),
            Enum.GetValues<RefusalStage>().ToDictionary(stage => stage, stage => Released([.. unnamed.Where(refusal => refusal.Stage == stage)])));
    }

    private static int Released(Refusal[] refusals) =>
        PrivacyFloor.Released(refusals.Length, refusals.Select(refusal => Convert.ToHexString(refusal.Pseudonym)).Distinct().Count());
}
