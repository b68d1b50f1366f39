using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>The groups in which a platform gathers accounts: Discord's roles, Slack's user groups. Each platform has its own way to tell who is in them.</summary>
public interface IMemberGroups
{
    /// <summary>Which platform's.</summary>
    Platform Platform { get; }

    /// <summary>Whether a request tells by itself which groups its account is in; else the platform has to be asked.</summary>
    bool AreAtHand { get; }

    /// <summary>Whether an account is in one of these groups. One of which that cannot be told just now is in none.</summary>
    Task<bool> HasAnyAsync(Visitor visitor, IReadOnlyCollection<string> groups, CancellationToken cancellationToken);

    /// <summary>Looks whether the members of a group can be told, and are some and not all.</summary>
    Task<GroupStanding> LookAsync(CommunityRef community, string group, CancellationToken cancellationToken);

    /// <summary>The groups there are, by what people call them; none where the platform's own client offers them, or does not tell.</summary>
    Task<IReadOnlyList<Choice>> ListAsync(CommunityRef community, CancellationToken cancellationToken);
}

/// <summary>Whether a group can make moderators.</summary>
public enum GroupStanding
{
    /// <summary>It can.</summary>
    Fit,

    /// <summary>Everybody is in it.</summary>
    Everybody,

    /// <summary>So many are in it that it is nobody's idea of moderators.</summary>
    Large,

    /// <summary>There is no such group.</summary>
    Unknown,

    /// <summary>The bot lacks the right to read groups.</summary>
    Forbidden,

    /// <summary>The platform offers no groups on this community's plan.</summary>
    Unpaid,

    /// <summary>The community is a whole organisation, and groups belong to one workspace of it.</summary>
    Elsewhere,

    /// <summary>The platform does not tell just now.</summary>
    Unreachable,
}
