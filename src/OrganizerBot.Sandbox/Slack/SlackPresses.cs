using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>A person presses a button of a message, or of a form that is open.</summary>
internal sealed class SlackPresses(SlackWorkspace workspace, SlackOutgoing outgoing, SlackEyes eyes)
{
    /// <summary>Sends the press, and returns what appears.</summary>
    public async Task<Sight> PressAsync(SlackSpot spot, string target, string button, CancellationToken cancellationToken)
    {
        var act = workspace.Acts.Begin(spot.Person.Id, spot.Channel.Id);
        try
        {
            var (blocks, place) = Target(spot, target, act);
            var pressed = SlackSights.Buttons(blocks).FirstOrDefault(known => known.Seen.Id == button || $"{known.Block}/{known.Element["action_id"]}" == button)
                ?? throw new TownException($"There is no button \"{button}\" on that message.");
            var payload = SlackPayloads.BlockActions(workspace, spot.Person, Action(pressed), place, workspace.Triggers.Issue(act));
            var reply = await outgoing.InteractionAsync(payload, cancellationToken);

            // The body of the acknowledgement is no message: Slack shows none of it.
            return reply.Error is { } error
                ? new Sight { Visibility = "ephemeral", Error = error }
                : await eyes.WaitAsync(act, spot.Person, SlackEyes.Short, cancellationToken);
        }
        finally
        {
            workspace.Acts.End(act);
        }
    }

    /// <summary>Tells the app that a person took something in the menu of a message, and returns what appears.</summary>
    public async Task<Sight> TakeAsync(SlackSpot spot, string message, string shortcut, CancellationToken cancellationToken)
    {
        var about = Seen(spot, message);
        var callback = about.OnlyFor is null ? workspace.Manifest.MessageShortcuts.FirstOrDefault(known => known.Id == shortcut || known.Label.Equals(shortcut, StringComparison.OrdinalIgnoreCase)) : null;
        _ = callback ?? throw new TownException($"The menu of that message holds no \"{shortcut}\".");
        var act = workspace.Acts.Begin(spot.Person.Id, spot.Channel.Id);
        try
        {
            // Whatever the app answers there goes below the message, not in its place.
            var payload = SlackPayloads.MessageAction(
                workspace, spot.Person, about, callback.Id, SlackPayloads.Channel(spot.Channel), workspace.Responses.Issue(act, null), workspace.Triggers.Issue(act));
            var reply = await outgoing.InteractionAsync(payload, cancellationToken);
            return reply.Error is { } error
                ? new Sight { Visibility = "ephemeral", Error = error }
                : await eyes.WaitAsync(act, spot.Person, SlackEyes.Long, cancellationToken);
        }
        finally
        {
            workspace.Acts.End(act);
        }
    }

    private SlackMessage Seen(SlackSpot spot, string target) =>
        workspace.Messages.Find(spot.Channel.Id, known => known.Id == target && (known.OnlyFor ?? spot.Person.Id) == spot.Person.Id)
            ?? throw new TownException($"{spot.Person.Name} sees no message \"{target}\" in #{spot.Channel.Name}.");

    private (JsonArray? Blocks, JsonObject Place) Target(SlackSpot spot, string target, SlackAct act)
    {
        if (workspace.Views.Top(spot.Person.Id) is { } view && view.Id == target)
        {
            return (view.Definition["blocks"]!.AsArray(), new JsonObject
            {
                ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id },
                ["view"] = SlackPayloads.View(workspace, view),
            });
        }

        if (workspace.Homes.Of(spot.Person.Id) is { } home && (string?)home["id"] == target)
        {
            return (home["blocks"]!.AsArray(), new JsonObject
            {
                ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = target },
                ["view"] = SlackPayloads.Home(workspace, home),
            });
        }

        var message = Seen(spot, target);
        JsonObject place = new()
        {
            ["container"] = new JsonObject
            {
                ["type"] = "message",
                ["message_ts"] = message.Ts,
                ["channel_id"] = message.Channel,
                ["is_ephemeral"] = message.OnlyFor is not null,
            },
            ["channel"] = SlackPayloads.Channel(spot.Channel),
            ["state"] = new JsonObject { ["values"] = new JsonObject() },
            ["response_url"] = workspace.Responses.Issue(act, message.Id).AbsoluteUri,
        };
        if (message.OnlyFor is null)
        {
            place["message"] = SlackPayloads.Message(workspace, message);
        }

        return (message.Blocks, place);
    }

    private JsonObject Action(SlackButton pressed)
    {
        JsonObject action = new() { ["type"] = "button", ["block_id"] = pressed.Block, ["action_ts"] = workspace.Messages.NextTs() };
        foreach (var name in (string[])["action_id", "text", "value", "url", "style"])
        {
            if (pressed.Element[name] is { } value)
            {
                action[name] = value.DeepClone();
            }
        }

        return action;
    }
}
