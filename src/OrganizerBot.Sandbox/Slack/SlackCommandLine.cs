using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>A person types a line.</summary>
internal sealed class SlackCommandLine(SlackWorkspace workspace, SlackOutgoing outgoing, SlackResponses responses, SlackEyes eyes)
{
    /// <summary>An ordinary message, or a slash command and what comes of it.</summary>
    public async Task<Sight> SayAsync(SlackSpot spot, string typed, CancellationToken cancellationToken)
    {
        if (!typed.StartsWith('/'))
        {
            return eyes.Of(Write(spot, typed), spot.Person);
        }

        var (name, rest) = typed.Split(' ', 2) is [var first, var second] ? (first, second.Trim()) : (typed.Trim(), "");
        if (workspace.Manifest.Commands.FirstOrDefault(command => command.Name == name) is not { } command)
        {
            return new Sight { Visibility = "ephemeral", Error = $"{name} is not a valid command." };
        }

        var act = workspace.Acts.Begin(spot.Person.Id, spot.Channel.Id);
        try
        {
            var fields = SlackPayloads.SlashCommand(
                workspace,
                spot.Person,
                spot.Channel,
                name,
                SlackTyping.Escape(rest, command.ShouldEscape, workspace.Channels.All),
                workspace.Responses.Issue(act, null),
                workspace.Triggers.Issue(act));
            var reply = await outgoing.CommandAsync(fields, cancellationToken);
            return Show(spot, typed, reply, act) is { } error
                ? new Sight { Visibility = "ephemeral", Error = error }
                : await eyes.WaitAsync(act, spot.Person, SlackEyes.Long, cancellationToken);
        }
        finally
        {
            workspace.Acts.End(act);
        }
    }

    /// <summary>What Slack suggests while a person types: the app's commands, with the hint of how to go on.</summary>
    public IReadOnlyList<SightOption> Suggest(string typed)
    {
        if (!typed.StartsWith('/'))
        {
            return [];
        }

        var space = typed.IndexOf(' ', StringComparison.Ordinal);
        return space < 0
            ? [.. workspace.Manifest.Commands.Where(command => command.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Select(Whole)]
            : [.. workspace.Manifest.Commands.Where(command => command.Name == typed[..space]).Select(command => new SightOption(typed, Label(command)))];
    }

    private static SightOption Whole(SlackCommand command) => new(command.Name + " ", $"{Label(command)} ({command.Description})");

    private static string Label(SlackCommand command) => $"{command.Name} {command.UsageHint}".TrimEnd();

    private SlackMessage Write(SlackSpot spot, string typed) => workspace.Messages.Keep(new SlackMessage(
        spot.Channel.Id, workspace.Messages.NextTs(), spot.Person.Id, SlackTyping.Escape(typed, shouldEscape: true, workspace.Channels.All), null));

    // Shows what stands in the reply itself; the error is what Slack tells the person, null if there is none.
    private string? Show(SlackSpot spot, string typed, SlackReply reply, SlackAct act)
    {
        if (reply.Error is not null || reply.IsEmpty)
        {
            return reply.Error;
        }

        var body = reply.ContentType == "application/json" ? reply.Json() : new() { ["text"] = reply.Body };
        if (body is null)
        {
            return "invalid_command_response";
        }

        if ((string?)body["response_type"] == "in_channel")
        {
            Write(spot, typed);
        }

        if (body["text"] is null && body["blocks"] is null)
        {
            return null;
        }

        var (message, error) = responses.Show(body, spot.Person.Id, spot.Channel.Id);
        if (error is not null)
        {
            return "invalid_command_response";
        }

        act.Appeared(new SlackResult(message));
        return null;
    }
}
