using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Opens forms, puts messages in their place, and shows at each input what is wrong with it.</summary>
internal sealed partial class SlackForms(SlackCalls calls, SlackDelivery delivery, ILogger<SlackForms> logger)
{
    /// <summary>A response that puts a view in the place of the one that was sent.</summary>
    public static JsonObject Update(JsonObject view) => new() { ["response_action"] = "update", ["view"] = view };

    /// <summary>What stands there while a command takes its time.</summary>
    public static JsonObject Waiting(SlackPerson person, Words words) =>
        SlackRenderer.View(Message.Of(words.Say("platform.slack.wait")), words, person.ChannelId).View;

    /// <summary>A reply as pages. A form is opened instead; where that comes too late, a page offers it again.</summary>
    public async Task<IReadOnlyList<JsonObject>> PagesAsync(Reply reply, string trigger, Visitor visitor)
    {
        var words = Words.In(visitor.Language);
        return reply switch
        {
            Reply.Say say => SlackRenderer.Pages(say.Message, words),
            Reply.Mend mend => SlackRenderer.Pages(mend.Message, words),
            Reply.Ask ask => await OpenAsync(ask.Form, trigger, visitor, words),
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.GetType().Name, "An unknown reply."),
        };
    }

    /// <summary>Puts a reply in the place of a view.</summary>
    public async Task ReplaceAsync(SlackPerson person, string view, Reply reply, Words words)
    {
        var (content, more) = ViewOf(reply, words, person.ChannelId);
        var answer = await calls.CallAsync(person.Community, "views.update", new JsonObject { ["view_id"] = view, ["view"] = content }, CancellationToken.None);
        if (answer is not SlackAnswer.Done)
        {
            Log.Refused(logger, "views.update", SlackDelivery.Reason(answer));
        }

        await delivery.BringAsync(person, more, replaces: false);
    }

    /// <summary>Opens a view with a reply, for who pressed a button on their Home tab: there is no message whose place it could take.</summary>
    /// <returns>What could not be shown because it came too late, or null when it is there.</returns>
    public async Task<Message?> OpenAsync(SlackRequest.Press press, Reply reply, Words words)
    {
        var (view, more) = ViewOf(reply, words, press.Person.ChannelId);
        if (await OpenAsync(press, view) is null)
        {
            return reply switch
            {
                Reply.Say say => say.Message,
                Reply.Mend mend => mend.Message,
                Reply.Ask ask => Late(ask.Form, words),
                _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.GetType().Name, "An unknown reply."),
            };
        }

        if (more.Count > 0)
        {
            Log.TooLong(logger, more.Count);
        }

        return null;
    }

    /// <summary>Opens a view that asks for patience.</summary>
    /// <returns>Its id, or null when Slack refused.</returns>
    public Task<string?> OpenWaitingAsync(SlackRequest.Press press, Words words) => OpenAsync(press, Waiting(press.Person, words));

    private async Task<string?> OpenAsync(SlackRequest.Press press, JsonObject view)
    {
        var answer = await calls.CallAsync(press.Person.Community, "views.open", new JsonObject { ["trigger_id"] = press.Trigger, ["view"] = view }, CancellationToken.None);
        if (answer is SlackAnswer.Done done)
        {
            return done.Body.TryGetProperty("view", out var opened) && opened.ValueKind == JsonValueKind.Object && opened.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : "";
        }

        Log.Refused(logger, "views.open", SlackDelivery.Reason(answer));
        return null;
    }

    /// <summary>The response to a sent form, and what did not fit in.</summary>
    public static (JsonObject Body, IReadOnlyList<JsonObject> More) Answer(SlackRequest.Submission submission, Reply reply, Words words)
    {
        if (reply is Reply.Mend mend && Errors(mend.Form, submission.Fields, words) is { Count: > 0 } errors)
        {
            return (new JsonObject { ["response_action"] = "errors", ["errors"] = errors }, []);
        }

        var (view, more) = ViewOf(reply, words, submission.Person.ChannelId);
        return (Update(view), more);
    }

    private static JsonObject Errors(Form form, IReadOnlySet<string> shown, Words words)
    {
        JsonObject errors = [];
        foreach (var field in form.Fields.Where(field => shown.Contains(field.Name)))
        {
            var isMissing = field.Required && string.IsNullOrWhiteSpace(field.Value);
            if (field.Problem is not null || isMissing)
            {
                errors[field.Name] = SlackText.Escape(field.Problem ?? words.Plain("platform.slack.missing"));
            }
        }

        return errors;
    }

    private static (JsonObject View, IReadOnlyList<JsonObject> More) ViewOf(Reply reply, Words words, string channel) => reply switch
    {
        Reply.Say say => SlackRenderer.View(say.Message, words, channel),
        Reply.Mend mend => SlackRenderer.View(mend.Message, words, channel),
        Reply.Ask ask => (SlackForm.Of(ask.Form, words, channel), []),
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.GetType().Name, "An unknown reply."),
    };

    private async Task<IReadOnlyList<JsonObject>> OpenAsync(Form form, string trigger, Visitor visitor, Words words)
    {
        var view = new JsonObject { ["trigger_id"] = trigger, ["view"] = SlackForm.Of(form, words, visitor.Channel.Id) };
        var answer = await calls.CallAsync(visitor.Community, "views.open", view, CancellationToken.None);
        if (answer is SlackAnswer.Done)
        {
            return [];
        }

        Log.Refused(logger, "views.open", SlackDelivery.Reason(answer));
        return SlackRenderer.Pages(Late(form, words), words);
    }

    /// <summary>Offers a form again that came too late.</summary>
    private static Message Late(Form form, Words words)
    {
        var line = form.Line.With(form.Fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!)));
        return Message.Of(words.Say("platform.slack.late")) with { Buttons = [new Button(words.Plain("platform.slack.open"), line, ButtonStyle.Primary)] };
    }

    private static partial class Log
    {
        [LoggerMessage(3107, LogLevel.Warning, "An answer on a Home tab was too long for a view: {Pages} more pages were left out")]
        public static partial void TooLong(ILogger logger, int pages);

        [LoggerMessage(3104, LogLevel.Warning, "Slack refused {Method}: {Reason}")]
        public static partial void Refused(ILogger logger, string method, string reason);
    }
}
