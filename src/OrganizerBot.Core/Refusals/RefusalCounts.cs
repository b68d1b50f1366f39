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
        return Of(unnamed.GroupBy(refusal => refusal.Stage).ToDictionary(stage => stage.Key, stage => (stage.Count(), Refusers(stage))), Refusers(unnamed.Where(refusal => !refusal.IsRecontact)));
    }

    /// <summary>Tells what may be told of numbers that were counted elsewhere.</summary>
    /// <param name="stages">Of each stage, how many refusals without a name, and how many different accounts logged them.</param>
    /// <param name="refusers">How many different accounts logged any that is no re-contact.</param>
    public static RefusalCounts Of(IReadOnlyDictionary<RefusalStage, (int Refusals, int Refusers)> stages, int refusers)
    {
        ArgumentNullException.ThrowIfNull(stages);
        return new RefusalCounts(
            PrivacyFloor.Released(stages.Where(stage => stage.Key != RefusalStage.Recontact).Sum(stage => stage.Value.Refusals), refusers),
            Enum.GetValues<RefusalStage>().ToDictionary(stage => stage, stage => stages.TryGetValue(stage, out var at) ? PrivacyFloor.Released(at.Refusals, at.Refusers) : 0));
    }

    private static int Refusers(IEnumerable<Refusal> refusals) => refusals.Select(refusal => Convert.ToHexString(refusal.Pseudonym)).Distinct().Count();
}
