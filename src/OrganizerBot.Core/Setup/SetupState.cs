using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Setup;

/// <summary>How far a community is set up. It is read from the settings themselves: setup keeps nothing of its own.</summary>
/// <param name="Community">The community.</param>
/// <param name="DigestChannel">Where its oldest digest comes, or null while it has none.</param>
internal sealed record SetupState(Community Community, ChannelRef? DigestChannel)
{
    /// <summary>How many steps there are; the summary is none.</summary>
    public const int Steps = (int)SetupStep.Summary;

    /// <summary>The zone of a community whose moderators chose none. Who lives by it chooses <c>UTC</c>.</summary>
    private const string NoZone = "Etc/UTC";

    /// <summary>The first step that is not done, or the summary.</summary>
    public SetupStep First => Enum.GetValues<SetupStep>().First(step => !IsDone(step));

    /// <summary>The steps that are not done, but for those that are something even where nobody chose: there nothing is missing.</summary>
    public IReadOnlyList<SetupStep> Missing => [.. Enum.GetValues<SetupStep>().Where(step => step is not (SetupStep.Language or SetupStep.Review or SetupStep.Summary) && !IsDone(step))];

    /// <summary>Whether a step is done.</summary>
    /// <remarks>A platform tells a language, and a Discord server is its members' until somebody says otherwise, and words wait for a moderator: these three are asked for until something after them is set.</remarks>
    public bool IsDone(SetupStep step) => step switch
    {
        SetupStep.Owner => Community.Owner is not null && (Community.Platform == Platform.Slack || Community.Owner == Ownership.Employer || HasBegun),
        SetupStep.Language => HasBegun,
        SetupStep.Zone => Community.Zone != NoZone,
        SetupStep.Channel => Community.ModeratorsChannel is not null,
        SetupStep.Review => Community.Review == ReviewPolicy.All || IsDone(SetupStep.Digest),
        SetupStep.Digest => DigestChannel is not null,
        _ => false,
    };

    private bool HasBegun => IsDone(SetupStep.Zone) || IsDone(SetupStep.Channel) || IsDone(SetupStep.Digest);
}
