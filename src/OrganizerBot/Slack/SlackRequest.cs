using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>A genuine request as it was read. The list is closed: whoever answers handles each.</summary>
internal abstract record SlackRequest
{
    private SlackRequest()
    {
    }

    /// <summary>It is not what Slack sends.</summary>
    internal sealed record Malformed : SlackRequest;

    /// <summary>It is meant for another app.</summary>
    internal sealed record Foreign : SlackRequest;

    /// <summary>Nothing is to be done but to say that it came.</summary>
    internal sealed record Nothing : SlackRequest;

    /// <summary>Slack asks whether this address is ours.</summary>
    /// <param name="Word">What it wants to hear.</param>
    internal sealed record Challenge(string Word) : SlackRequest;

    /// <summary>Something happened to the app or in its workspace.</summary>
    /// <param name="Kind">What, in Slack's own word.</param>
    /// <param name="Community">Where, if it says.</param>
    /// <param name="IsFarewell">Whether the bot was removed.</param>
    /// <param name="At">When it happened, if it says.</param>
    internal sealed record News(string Kind, CommunityRef? Community = null, bool IsFarewell = false, DateTimeOffset? At = null) : SlackRequest
    {
        /// <summary>The organisation that the workspace belongs to, if it says.</summary>
        public CommunityRef? Organisation { get; init; }
    }

    /// <summary>Somebody typed a command.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Text">The line, without a slash.</param>
    /// <param name="Trigger">With which a form may be opened.</param>
    internal sealed record Command(SlackPerson Person, string Text, string Trigger) : SlackRequest;

    /// <summary>Somebody pressed a button, or took a shortcut in the menu of a message.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Text">The line of the button or the shortcut, empty when it is none of ours.</param>
    /// <param name="Trigger">With which a form may be opened.</param>
    /// <param name="IsEphemeral">Whether the message is one that only the person sees, so that the answer takes its place.</param>
    /// <param name="View">The view in which the button stands, or null for a message.</param>
    internal sealed record Press(SlackPerson Person, string Text, string Trigger, bool IsEphemeral, string? View) : SlackRequest
    {
        /// <summary>The Home tab on which the button stands, or null for messages and other views.</summary>
        public SlackShown? Home { get; init; }
    }

    /// <summary>Somebody opened their Home tab.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Shown">What stands there, if anything was published before.</param>
    internal sealed record Opening(SlackPerson Person, SlackShown? Shown) : SlackRequest;

    /// <summary>Somebody types into an input that suggests.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Text">The line that the form completes.</param>
    /// <param name="Option">The option that the input stands for.</param>
    /// <param name="Typed">What is typed so far.</param>
    internal sealed record Suggest(SlackPerson Person, string Text, string Option, string Typed) : SlackRequest;

    /// <summary>Somebody sent a form.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Text">The line that the form completes.</param>
    /// <param name="Entered">What was filled in, by option.</param>
    /// <param name="Fields">The names of all inputs, empty ones too.</param>
    /// <param name="View">The view.</param>
    internal sealed record Submission(
        SlackPerson Person, string Text, IReadOnlyDictionary<string, string> Entered, IReadOnlySet<string> Fields, string View) : SlackRequest;
}

/// <summary>Who asks, and where an answer goes: all from the signed request.</summary>
/// <param name="Community">The workspace, or the organisation that installed the app for all of its workspaces.</param>
/// <param name="MemberId">The account.</param>
/// <param name="UserName">A name for when Slack does not tell a better one.</param>
/// <param name="HomeTeam">The account's own workspace where the request names it: on shared channels it may be another.</param>
/// <param name="ChannelId">Where it was asked.</param>
/// <param name="ResponseUrl">Where answers may be posted to, if it is an address that we post to.</param>
internal sealed record SlackPerson(CommunityRef Community, string MemberId, string UserName, string? HomeTeam, string ChannelId, Uri? ResponseUrl)
{
    /// <summary>Whether the request names an Enterprise Grid organisation that the workspace belongs to.</summary>
    /// <remarks>
    /// The other sign of an employer, sign-up by a company's e-mail domain, is not seen: Slack tells it to apps with the scope <c>team:read</c> only,
    /// and the bot does not ask for that. Whoever claims the workspace is asked instead.
    /// </remarks>
    public bool IsInEnterprise { get; init; }

    /// <summary>Whether it began on the Home tab: everywhere else there is a channel.</summary>
    public bool IsAtHome => ChannelId.Length == 0;
}
