using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The Home tab that the app published for each person.</summary>
internal sealed class SlackHomes(TownStore store, TimeProvider clock)
{
    private const string Kind = "slack.home";

    /// <summary>What is published for a person, or null.</summary>
    public JsonObject? Of(string user) => store.Find(Kind, user)?.AsObject();

    /// <summary>Publishes a view, and returns it with the fields that Slack adds; null if the hash is of an older one.</summary>
    public JsonObject? Publish(string user, JsonObject view, string? hash)
    {
        var before = Of(user);
        if (hash is not null && before is not null && (string?)before["hash"] != hash)
        {
            return null;
        }

        var published = view.DeepClone().AsObject();
        published["id"] = (string?)before?["id"] ?? SlackSecrets.Id('V');
        published["hash"] = $"{clock.GetUtcNow().ToUnixTimeSeconds()}.{SlackSecrets.Word(8)}";
        store.Save(Kind, user, published);
        return published;
    }
}
