using System.Text.Json;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The addresses under which an app may answer later: five uses within thirty minutes of the town's time.</summary>
internal sealed class SlackResponseUrls(TownStore store, TownClock clock, TownAddresses addresses)
{
    /// <summary>How often one address may be used.</summary>
    public const int MostUses = 5;

    /// <summary>How long it may be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const string Kind = "slack.response";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SlackAct> _acts = [];

    /// <summary>A new address for what a person did.</summary>
    /// <param name="act">What they did.</param>
    /// <param name="message">The id of the message whose button they pressed, or null after a slash command.</param>
    public Uri Issue(SlackAct act, string? message)
    {
        var word = SlackSecrets.Word(24);
        lock (_gate)
        {
            _acts[word] = act;
        }

        Keep(word, new Grant(act.User, act.Channel, message, clock.GetUtcNow() + Lifetime, 0));
        return new Uri(addresses.Town, $"slack/response/{word}");
    }

    /// <summary>Whether an address was given out here.</summary>
    public bool Knows(string word) => store.Find(Kind, word) is not null;

    /// <summary>Takes one use. The error is the text of Slack's 404, null if the address is good.</summary>
    public (Grant? Grant, string? Error) Use(string word)
    {
        lock (_gate)
        {
            if (store.Find(Kind, word).Deserialize<Grant>() is not { } grant || clock.GetUtcNow() >= grant.Until)
            {
                return (null, "expired_url");
            }

            if (grant.Uses >= MostUses)
            {
                return (null, "used_url");
            }

            Keep(word, grant with { Uses = grant.Uses + 1 });
            return (grant with { Act = _acts.GetValueOrDefault(word) }, null);
        }
    }

    private void Keep(string word, Grant grant) => store.Save(Kind, word, JsonSerializer.SerializeToNode(grant)!);

    /// <summary>What an address stands for.</summary>
    internal sealed record Grant(string User, string Channel, string? Message, DateTimeOffset Until, int Uses)
    {
        /// <summary>What the person did, if the town still remembers.</summary>
        [System.Text.Json.Serialization.JsonIgnore]
        public SlackAct? Act { get; init; }
    }
}
