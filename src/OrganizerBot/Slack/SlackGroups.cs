using System.Collections.Frozen;
using System.Text.Json;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Slack's user groups. Requests do not tell them, so Slack is asked (<c>usergroups.users.list</c>, scope <c>usergroups:read</c>); what it says is kept in memory for a minute and never written down.</summary>
internal sealed partial class SlackGroups(SlackCalls calls, SlackErrands errands, TimeProvider clock, ILogger<SlackGroups> logger) : IMemberGroups
{
    /// <summary>Whoever leaves a group moderates so long yet at the most.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>How long Slack is left alone for ordinary commands when it did not tell.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    /// <summary>More people than that are nobody's idea of moderators.</summary>
    public const int MostMembers = 1000;

    private const int MostKept = 500;
    private const int LongestLabel = 75;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(CommunityRef Community, string Group), Asked> _asked = [];

    public Platform Platform => Platform.Slack;

    public bool AreAtHand => false;

    public async Task<bool> HasAnyAsync(Visitor visitor, IReadOnlyCollection<string> groups, CancellationToken cancellationToken)
    {
        Task<Told>[] asked = [.. groups.Select(group => Ask(visitor.Community, group, Rest))];
        await ((Task)Task.WhenAll(asked)).WaitAsync(Patience, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return asked.Any(told => told.IsCompletedSuccessfully && told.Result.Members.Contains(visitor.MemberId));
    }

    /// <summary>Whoever appoints a group has just changed something, perhaps: only what is well is not asked again.</summary>
    public async Task<GroupStanding> LookAsync(CommunityRef community, string group, CancellationToken cancellationToken) =>
        SlackReader.IsOrganisation(community) ? GroupStanding.Elsewhere : (await WaitAsync(Ask(community, group, TimeSpan.Zero), cancellationToken)).Standing;

    public async Task<IReadOnlyList<Choice>> ListAsync(CommunityRef community, CancellationToken cancellationToken) =>
        SlackReader.IsOrganisation(community) ? [] : (await WaitAsync(Ask(community, "", Rest), cancellationToken)).Groups;

    /// <summary>A moderator waits longer than a member whose command is about something else.</summary>
    private async Task<Told> WaitAsync(Task<Told> asked, CancellationToken cancellationToken)
    {
        await ((Task)asked).WaitAsync(Patience * 2, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return asked.IsCompletedSuccessfully ? await asked : Told.Nothing(GroupStanding.Unreachable);
    }

    /// <summary>What Slack said a moment ago, or is being asked just now by somebody else, or is asked.</summary>
    /// <param name="community">The workspace.</param>
    /// <param name="group">The group whose members are wanted, or nothing for the list of groups.</param>
    /// <param name="rest">How old an answer may be that tells nothing.</param>
    private Task<Told> Ask(CommunityRef community, string group, TimeSpan rest)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_asked.TryGetValue((community, group), out var before) && before.Holds(now, rest))
            {
                return before.Answer;
            }

            if (_asked.Count >= MostKept)
            {
                _asked.Clear();
            }

            // Whoever asked may give up waiting; the answer is the next one's too.
            var answer = errands.Begin(() => group.Length == 0 ? ListAsync(community) : ReadAsync(community, group));
            _asked[(community, group)] = new Asked(answer, now);
            return answer;
        }
    }

    private async Task<Told> ReadAsync(CommunityRef community, string group) =>
        await calls.ReadAsync(community, "usergroups.users.list", [new("usergroup", group)], CancellationToken.None) switch
        {
            SlackAnswer.Done done when Members(done.Body) is { } members => members.Count > MostMembers ? Told.Nothing(GroupStanding.Large) : new Told(GroupStanding.Fit, members, []),
            var other => Trouble(community, "usergroups.users.list", other),
        };

    private async Task<Told> ListAsync(CommunityRef community) => await calls.ReadAsync(community, "usergroups.list", [], CancellationToken.None) switch
    {
        SlackAnswer.Done done when done.Body.TryGetProperty("usergroups", out var groups) && groups.ValueKind == JsonValueKind.Array =>
            new Told(GroupStanding.Fit, FrozenSet<string>.Empty, [.. groups.EnumerateArray().Select(Group).OfType<Choice>()]),
        var other => Trouble(community, "usergroups.list", other),
    };

    private Told Trouble(CommunityRef community, string method, SlackAnswer answer)
    {
        var standing = answer is SlackAnswer.Refused { Code: var code } ? code switch
        {
            "missing_scope" => GroupStanding.Forbidden,
            "no_such_subteam" or "subteam_not_found" => GroupStanding.Unknown,
            "plan_upgrade_required" => GroupStanding.Unpaid,
            _ => GroupStanding.Unreachable,
        } : GroupStanding.Unreachable;
        if (standing == GroupStanding.Forbidden)
        {
            Log.MissingScope(logger, community.Id);
        }
        else
        {
            Log.NotTold(logger, method, answer is SlackAnswer.Done ? "unreadable" : SlackDelivery.Reason(answer));
        }

        return Told.Nothing(standing);
    }

    private static FrozenSet<string>? Members(JsonElement body) => body.TryGetProperty("users", out var users) && users.ValueKind == JsonValueKind.Array
        ? users.EnumerateArray().Where(user => user.ValueKind == JsonValueKind.String).Select(user => user.GetString()!).ToFrozenSet()
        : null;

    /// <summary>A group by its handle and its name. What people wrote there is cleaned like anything that people write.</summary>
    private static Choice? Group(JsonElement group)
    {
        if (group.ValueKind != JsonValueKind.Object || Text(group, "id") is not { Length: > 0 and <= 32 } id || !id.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var words = new UserText(string.Join(" · ", new[] { Text(group, "handle") is { Length: > 0 } handle ? "@" + handle : null, Text(group, "name") }.Where(text => !string.IsNullOrWhiteSpace(text))).ReplaceLineEndings(" "));
        return new Choice(id, words.IsEmpty ? id : words.Shortened(LongestLabel).Value);
    }

    private static string? Text(JsonElement group, string name) => group.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>What Slack said.</summary>
    private sealed record Told(GroupStanding Standing, FrozenSet<string> Members, IReadOnlyList<Choice> Groups)
    {
        public static Told Nothing(GroupStanding standing) => new(standing, FrozenSet<string>.Empty, []);
    }

    /// <summary>What Slack was asked at a moment.</summary>
    private sealed record Asked(Task<Told> Answer, DateTimeOffset At)
    {
        public bool Holds(DateTimeOffset now, TimeSpan rest) => !Answer.IsCompleted || (At <= now && now < At + (Answer is { IsCompletedSuccessfully: true, Result.Standing: GroupStanding.Fit } ? Fresh : rest));
    }

    private static partial class Log
    {
        [LoggerMessage(3127, LogLevel.Warning, "Slack workspace {Workspace}: the user groups that moderate there cannot be read, so nobody moderates by them. The app lacks the scope usergroups:read: add it under OAuth & Permissions (or paste the manifest anew) and install the app again.")]
        public static partial void MissingScope(ILogger logger, string workspace);

        [LoggerMessage(3128, LogLevel.Warning, "Slack did not tell who is in a user group ({Method}: {Reason}); until it does, nobody moderates by that group")]
        public static partial void NotTold(ILogger logger, string method, string reason);
    }
}
