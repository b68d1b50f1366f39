using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Slack.Blocks;

namespace OrganizerBot.Sandbox.Slack;

/// <summary><c>views.*</c>.</summary>
internal sealed class SlackViewMethods(SlackWorkspace workspace)
{
    /// <summary>The methods of this group.</summary>
    public static IEnumerable<SlackMethod> All(SlackWorkspace workspace)
    {
        var methods = new SlackViewMethods(workspace);
        yield return new SlackMethod("views.open", true, ["trigger_id", "view"], methods.Open);
        yield return new SlackMethod("views.push", true, ["trigger_id", "view"], methods.Push);
        yield return new SlackMethod("views.update", true, ["view"], methods.Update);
        yield return new SlackMethod("views.publish", true, ["user_id", "view"], methods.Publish);
    }

    /// <summary>The view in a payload, completed as Slack completes it, or the answer that refuses it.</summary>
    public static (JsonObject? View, SlackAnswer? Refusal) Read(SlackArguments arguments, string type)
    {
        if (!arguments.TryNode("view", out var view))
        {
            return (null, SlackAnswer.Fail("invalid_arguments", "failed to match all allowed schemas [json-pointer:/view]"));
        }

        if (SlackViewRules.Problems(view, type) is { Count: > 0 } problems)
        {
            return (null, SlackAnswer.Fail("invalid_arguments", problems));
        }

        return SlackViewRules.IsTooLarge(view!) ? (null, SlackAnswer.Fail("view_too_large")) : (SlackDefaults.FillView(view!.AsObject()), null);
    }

    private SlackAnswer Open(SlackArguments arguments) => Show(arguments, (act, view) => workspace.Views.Open(act.User, act.Channel, view));

    private SlackAnswer Push(SlackArguments arguments) => Show(arguments, (act, view) => workspace.Views.Push(act.User, view));

    private SlackAnswer Show(SlackArguments arguments, Func<SlackAct, JsonObject, SlackView?> show)
    {
        var (definition, refusal) = Read(arguments, "modal");
        if (definition is null)
        {
            return refusal!;
        }

        if (IsTaken(definition, null))
        {
            return SlackAnswer.Fail("duplicate_external_id");
        }

        var (act, error) = workspace.Triggers.Exchange(arguments.Text("trigger_id"));
        if (act is null)
        {
            return SlackAnswer.Fail(error!);
        }

        if (show(act, definition) is not { } view)
        {
            return SlackAnswer.Fail(workspace.Views.Depth(act.User) == 0 ? "not_found" : "push_limit_reached");
        }

        act.Appeared(new SlackResult(View: view));
        return Shown(view);
    }

    private SlackAnswer Update(SlackArguments arguments)
    {
        var (definition, refusal) = Read(arguments, "modal");
        if (definition is null)
        {
            return refusal!;
        }

        var (id, external) = (arguments.Text("view_id"), arguments.Text("external_id"));
        var view = workspace.Views.Find(view => id is null ? external is not null && view.ExternalId == external : view.Id == id);
        if (view is null)
        {
            return SlackAnswer.Fail("not_found");
        }

        if (arguments.Text("hash") is { } hash && hash != view.Hash)
        {
            return SlackAnswer.Fail("hash_conflict");
        }

        if (IsTaken(definition, view))
        {
            return SlackAnswer.Fail("duplicate_external_id");
        }

        workspace.Views.Update(view, definition);
        workspace.Acts.Waiting(view.User, view.Channel)?.Appeared(new SlackResult(View: view));
        return Shown(view);
    }

    private SlackAnswer Publish(SlackArguments arguments)
    {
        if (!workspace.Manifest.HasHome)
        {
            return SlackAnswer.Fail("not_enabled");
        }

        var (definition, refusal) = Read(arguments, "home");
        var user = arguments.Text("user_id")!;
        if (definition is null || !SlackCast.People.Any(person => person.Id == user))
        {
            return refusal ?? SlackAnswer.Fail("invalid_arguments", "user not found [json-pointer:/user_id]");
        }

        return workspace.Homes.Publish(user, definition, arguments.Text("hash")) is { } published
            ? SlackAnswer.Ok(new JsonObject { ["view"] = published })
            : SlackAnswer.Fail("hash_conflict");
    }

    private bool IsTaken(JsonObject definition, SlackView? by) =>
        (string?)definition["external_id"] is { Length: > 0 } id && workspace.Views.Find(view => view.ExternalId == id && view != by) is not null;

    private SlackAnswer Shown(SlackView view) => SlackAnswer.Ok(new JsonObject { ["view"] = SlackPayloads.View(workspace, view) });
}
