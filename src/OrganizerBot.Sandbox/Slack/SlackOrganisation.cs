using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>A company's organisation with several workspaces (Enterprise Grid). It installs the app once, for all of them, and has one token (docs.slack.dev, organization-ready apps).</summary>
internal sealed class SlackOrganisation
{
    private const string Kind = "slack.organisation";

    /// <summary>Its name.</summary>
    public const string Name = "Lighthouse Holding";

    private readonly JsonNode _ids;
    private readonly List<string> _teams = [];

    /// <summary>The organisation as the town's file remembers it.</summary>
    public SlackOrganisation(TownStore store, TownClock clock)
    {
        _ids = store.Find(Kind, "ids") ?? new JsonObject { ["id"] = SlackSecrets.Id('E'), ["bot"] = SlackSecrets.Id('B'), ["user"] = SlackSecrets.Id('U') };
        store.Save(Kind, "ids", _ids);
        Installs = new SlackInstalls(store, clock, pasted: null);
    }

    /// <summary>Its id, <c>E…</c>.</summary>
    public string Id => (string)_ids["id"]!;

    /// <summary>Whether the app is installed, and which tokens are good: for all workspaces alike.</summary>
    public SlackInstalls Installs { get; }

    /// <summary>The ids of its workspaces.</summary>
    public IReadOnlyList<string> Teams => _teams;

    /// <summary>The app in one of its workspaces: the bot is the same account in each.</summary>
    public SlackApp Adopt(SlackApp app)
    {
        _teams.Add(app.TeamId);
        return app with { BotId = (string)_ids["bot"]!, BotUserId = (string)_ids["user"]! };
    }

    /// <summary>How payloads name it.</summary>
    public JsonObject Describe() => new() { ["id"] = Id, ["name"] = Name };
}
