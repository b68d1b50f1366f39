using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Refusals;

namespace OrganizerBot.Proofs;

/// <summary>The refusals of one company on paper: what its digest and the weekly hour tell of them, by the bot's own rules and entities.</summary>
/// <param name="daily">Whether the digest comes each day; otherwise on Thursdays.</param>
internal sealed class PaperRefusals(bool daily)
{
    private static readonly Id<Campaign> Company = new(Secret.Id());
    private static readonly Id<Community> Group = new(Secret.Id());

    private readonly List<Refusal> _logged = [];
    private readonly HashSet<Id<Refusal>> _inDigest = [];

    /// <summary>Plays four weeks.</summary>
    /// <returns>The numbers at the end of each day.</returns>
    public RefusalDay[] Play(IEnumerable<Act> acts)
    {
        var byDay = acts.ToLookup(act => act.Day, act => act.Member);
        var days = new RefusalDay[Game.Days];
        for (var day = 0; day < Game.Days; day++)
        {
            foreach (var member in byDay[day])
            {
                Log(member, RefusalStage.Offer);
            }

            days[day] = EndDay(day);
        }

        return days;
    }

    /// <summary>Somebody logs one, made of choices only.</summary>
    public void Log(int member, RefusalStage stage) =>
        _logged.Add(Refusal.Log(Company, Group, [(byte)member, (byte)(member >> 8)], stage, Month.Parse("2027-03", null)));

    /// <summary>The end of a day: the digest if one is due, and on Thursdays the weekly hour.</summary>
    public RefusalDay EndDay(int day)
    {
        var thursday = Game.Thursdays.Contains(day);
        var batch = daily || thursday ? PrivacyFloor.Batch([.. _logged.Where(refusal => !_inDigest.Contains(refusal.Id))]) : [];
        foreach (var refusal in batch)
        {
            _inDigest.Add(refusal.Id);
            refusal.Tell();
        }

        foreach (var refusal in thursday ? PrivacyFloor.Batch([.. _logged.Where(refusal => !refusal.IsTold)]) : [])
        {
            refusal.Tell();
        }

        return new RefusalDay(RefusalCounts.Of(_logged.Where(refusal => refusal.IsTold)).Total, batch.Count);
    }
}

/// <summary>The numbers that stand in public at the end of a day.</summary>
/// <param name="Total">So many or more, in the list.</param>
/// <param name="New">So many new ones, in the digest of the day.</param>
internal readonly record struct RefusalDay(int Total, int New);
