using System.Globalization;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The app's Home tab before a person: they open it, and see what the app published for them.</summary>
internal sealed class SlackHomeTabs(SlackWorkspace workspace, SlackOutgoing outgoing)
{
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Opens it: the app is told, and may publish. What stood there before stays until it does.</summary>
    public async Task<Sight> OpenAsync(SlackPerson person, CancellationToken cancellationToken)
    {
        if (!workspace.Manifest.HasHome)
        {
            throw new TownException("The app has no Home tab.");
        }

        var before = workspace.Homes.Of(person.Id);
        if (workspace.Manifest.Events.Contains("app_home_opened"))
        {
            var reply = await outgoing.EventAsync(Opened(person, before), cancellationToken);
            if (reply.Error is { } error)
            {
                return new Sight { Error = error };
            }

            // The app acknowledges first and publishes then, as it likes; a person looks for a moment.
            for (var waited = TimeSpan.Zero; before is null && Of(person) is null && waited < SlackEyes.Long; waited += _glance)
            {
                await Task.Delay(_glance, TimeProvider.System, cancellationToken);
            }
        }

        return Of(person) ?? new Sight();
    }

    /// <summary>What a person sees there; null before anything is published.</summary>
    public Sight? Of(SlackPerson person)
    {
        if (workspace.Homes.Of(person.Id) is not { } home)
        {
            return null;
        }

        var blocks = home["blocks"]!.AsArray();
        var buttons = SlackSights.Buttons(blocks);
        SlackWords words = new(workspace, person.Locale);
        return Seen(words, blocks, buttons) with
        {
            Visibility = "ephemeral",
            Message = (string?)home["id"],
            Parts = [.. Parts(blocks).Select(part => Seen(words, part, [.. buttons.Where(button => part.Any(block => SlackState.BlockId(block!) == button.Block))]))],
            Author = workspace.Manifest.BotName,
            Raw = SlackPayloads.Home(workspace, home),
        };
    }

    private static Sight Seen(SlackWords words, JsonArray blocks, IReadOnlyList<SlackButton> buttons)
    {
        var facts = SlackSights.Facts(blocks, words);
        var text = words.Of(blocks);
        return new Sight
        {
            Text = text,
            Headings = words.Only("header", blocks),
            Footnotes = words.Only("context", blocks),
            Facts = facts.Count > 0 ? facts : null,
            Progress = SlackSights.ProgressIn(text),
            Buttons = buttons.Count > 0 ? [.. buttons.Select(button => button.Seen)] : null,
        };
    }

    /// <summary>The blocks, parted after each row of buttons.</summary>
    private static IEnumerable<JsonArray> Parts(JsonArray blocks)
    {
        JsonArray part = [];
        foreach (var block in blocks)
        {
            part.Add(block!.DeepClone());
            if ((string?)block["type"] == "actions")
            {
                yield return part;
                part = [];
            }
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    /// <summary>The event (docs.slack.dev, app_home_opened): it comes at every opening.</summary>
    private JsonObject Opened(SlackPerson person, JsonObject? before)
    {
        var now = workspace.Clock.GetUtcNow();
        JsonObject what = new()
        {
            ["type"] = "app_home_opened",
            ["user"] = person.Id,
            ["channel"] = "D" + person.Id[1..],
            ["tab"] = "home",
            ["event_ts"] = (now.ToUnixTimeMilliseconds() / 1000m).ToString("0.000000", CultureInfo.InvariantCulture),
        };
        if (before is not null)
        {
            what["view"] = SlackPayloads.Home(workspace, before);
        }

        return SlackPayloads.Event(workspace, what);
    }
}
