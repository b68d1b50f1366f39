using OrganizerBot.Keys;

namespace OrganizerBot.Members;

/// <summary>Keeps anybody from asking again and again for what is much work, or fills the database: five times an hour for each account.</summary>
internal sealed class MemberPace(TimeProvider clock)
{
    private readonly Pace<(Account Account, string What)> _pace = new(clock, TimeSpan.FromHours(1), 5);

    /// <summary>Whether the account may ask for this once more in this hour.</summary>
    public bool Allows(Account account, string what) => _pace.Allows((account, what));
}
