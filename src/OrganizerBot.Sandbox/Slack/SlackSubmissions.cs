using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>A person sends a form, or closes it.</summary>
internal sealed class SlackSubmissions(SlackWorkspace workspace, SlackOutgoing outgoing, SlackChoices choices, SlackEyes eyes)
{
    private const string Trouble = "We had some trouble connecting. Try again?";

    /// <summary>Fills in and sends a form, and returns what appears: the form again if something in it is wrong.</summary>
    public async Task<Sight> SubmitAsync(SlackSpot spot, string form, IReadOnlyDictionary<string, JsonNode?> typed, CancellationToken cancellationToken)
    {
        var view = Open(spot, form);
        await choices.SearchAsync(view, spot.Person, typed, cancellationToken);
        if (SlackState.Fill(view, typed) is { Count: > 0 } problems)
        {
            return eyes.Refused(view, problems);
        }

        var act = workspace.Acts.Begin(spot.Person.Id, view.Channel);
        try
        {
            var payload = SlackPayloads.ViewSubmission(workspace, spot.Person, view, workspace.Triggers.Issue(act));
            var reply = await outgoing.InteractionAsync(payload, cancellationToken);
            return reply.Error is null
                ? await FollowAsync(spot, view, reply, act, cancellationToken)
                : eyes.Refused(view, null, reply.Error == "operation_timeout" ? reply.Error : Trouble);
        }
        finally
        {
            workspace.Acts.End(act);
        }
    }

    /// <summary>What can be chosen once a person has typed something into an external select.</summary>
    public async Task<IReadOnlyList<SightOption>> OptionsAsync(SlackSpot spot, string form, string field, string typed, CancellationToken cancellationToken)
    {
        var view = Open(spot, form);
        await choices.LookAsync(view, spot.Person, field, typed, cancellationToken);
        return eyes.OfferedAt(view, field);
    }

    /// <summary>Closes a form without sending it; the app is told if it asked to be.</summary>
    public async Task CloseAsync(SlackSpot spot, string form, CancellationToken cancellationToken)
    {
        var view = Open(spot, form);
        workspace.Views.Close(view);
        if ((bool?)view.Definition["notify_on_close"] == true)
        {
            await outgoing.InteractionAsync(SlackPayloads.ViewClosed(workspace, spot.Person, view, cleared: false), cancellationToken);
        }
    }

    private SlackView Open(SlackSpot spot, string form) =>
        workspace.Views.Top(spot.Person.Id) is { } view && view.Id == form
            ? view
            : throw new TownException($"{spot.Person.Name} has no form \"{form}\" open.");

    private async Task<Sight> FollowAsync(SlackSpot spot, SlackView view, SlackReply reply, SlackAct act, CancellationToken cancellationToken)
    {
        var answer = reply.Json();
        switch ((string?)answer?["response_action"])
        {
            case null when reply.IsEmpty || answer is { Count: 0 }:
                workspace.Views.Close(view);
                return await AfterClosingAsync(spot, act, cancellationToken);
            case "clear":
                workspace.Views.Clear(spot.Person.Id);
                return await AfterClosingAsync(spot, act, cancellationToken);
            case "errors" when answer!["errors"] is JsonObject { Count: > 0 } errors && errors.All(error => IsInput(view, error.Key)):
                return eyes.Refused(view, errors.ToDictionary(error => error.Key, error => error.Value?.ToString() ?? ""));
            case "update" or "push" when SlackViewMethods.Read(new SlackArguments(answer!, []), "modal").View is { } next:
                return Next(view, next, (string)answer!["response_action"]! == "push") is { } shown
                    ? await eyes.FormAsync(shown, spot.Person, cancellationToken)
                    : eyes.Refused(view, null, Trouble);
            default:
                return eyes.Refused(view, null, Trouble);
        }
    }

    private SlackView? Next(SlackView view, JsonObject definition, bool isPush)
    {
        if (isPush)
        {
            return workspace.Views.Push(view.User, definition);
        }

        workspace.Views.Update(view, definition);
        return view;
    }

    private async Task<Sight> AfterClosingAsync(SlackSpot spot, SlackAct act, CancellationToken cancellationToken)
    {
        var under = workspace.Views.Top(spot.Person.Id);
        var sight = await eyes.WaitAsync(act, spot.Person, under is null ? SlackEyes.Long : SlackEyes.Short, cancellationToken);
        return under is not null && sight == new Sight() ? await eyes.FormAsync(under, spot.Person, cancellationToken) : sight;
    }

    private static bool IsInput(SlackView view, string block) => SlackState.Inputs(view.Definition).Any(input => SlackState.BlockId(input) == block);
}
