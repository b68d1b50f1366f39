using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Keeps anybody from asking for suggestions faster than a person types: five a second for each account.</summary>
internal sealed class SuggestionPace(TimeProvider clock)
{
    private readonly Pace<(CommunityRef Community, string Member)> _pace = new(clock, TimeSpan.FromSeconds(1), 5);

    /// <summary>Whether the account may ask once more in this second.</summary>
    public bool Allows(CommunityRef community, string member) => _pace.Allows((community, member));
}
