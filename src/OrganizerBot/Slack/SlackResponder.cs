using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Pulse;

namespace OrganizerBot.Slack;

/// <summary>Answers people: within two seconds on the spot, later by another way. Slack shows an error after three.</summary>
internal sealed class SlackResponder(
    CommandDispatcher dispatcher, CommandCatalog catalog, SlackVisitors visitors, SlackForms forms, SlackDelivery delivery, SlackFiles files, SlackPictures pictures, SlackNews news, SlackHomeAnswers home, SlackErrands errands, BotMetrics metrics, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Answers whatever was read, by whichever way it came. What is malformed or another app's is for the way itself to refuse.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The delivery's identity.</param>
    public Task<SlackResponse> AnswerAsync(SlackRequest request, string id) => request switch
    {
        SlackRequest.Malformed or SlackRequest.Foreign or SlackRequest.Nothing => Task.FromResult(SlackResponse.Empty),
        SlackRequest.News happened => HearAsync(happened),
        SlackRequest.Challenge challenge => Task.FromResult(new SlackResponse(new JsonObject { ["challenge"] = challenge.Word })),
        SlackRequest.Command command => AnswerAsync(command, id),
        SlackRequest.Press press => AnswerAsync(press, id),
        SlackRequest.Opening opening => OpenAsync(opening, id),
        SlackRequest.Submission submission => AnswerAsync(submission, id),
        SlackRequest.Suggest typing => metrics.AcknowledgeAsync(Platform.Slack, () => SuggestInTimeAsync(typing, id)),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "An unknown request."),
    };

    /// <summary>Answers a typed command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="id">The delivery's identity.</param>
    public Task<SlackResponse> AnswerAsync(SlackRequest.Command command, string id) => metrics.AcknowledgeAsync(Platform.Slack, () => SayInTimeAsync(command, id));

    private async Task<SlackResponse> SayInTimeAsync(SlackRequest.Command command, string id)
    {
        var work = errands.Watch(SayAsync(command, id));
        if (!await IsDoneInTimeAsync(work) || (work.IsCompletedSuccessfully && (await work).Any(SlackPictures.HasPictures)))
        {
            // A response cannot be tried again; a picture may need it.
            _ = errands.Watch(BringLaterAsync(command.Person, work));
            return SlackResponse.Empty;
        }

        var pages = await work;
        return pages.Count == 0
            ? SlackResponse.Empty
            : new SlackResponse(SlackDelivery.Ephemeral(pages[0], replaces: null))
            {
                Afterwards = () => BringMore(command.Person, [.. pages.Skip(1)]),
                Otherwise = () => BringMore(command.Person, pages),
            };
    }

    /// <summary>Answers a press. Slack takes no message in the response to one: it goes the other way in any case.</summary>
    /// <param name="press">The press.</param>
    /// <param name="id">The delivery's identity.</param>
    public Task<SlackResponse> AnswerAsync(SlackRequest.Press press, string id) => metrics.AcknowledgeAsync(Platform.Slack, () => PressInTimeAsync(press, id));

    private async Task<SlackResponse> PressInTimeAsync(SlackRequest.Press press, string id)
    {
        await IsDoneInTimeAsync(errands.Watch(press switch
        {
            { Home: not null } => home.PressedAsync(press, id),
            { View: { } view } => ReplaceViewAsync(press, view, id),
            _ => RespondAsync(press, id),
        }));
        return SlackResponse.Empty;
    }

    /// <summary>Answers a sent form in the form's own place.</summary>
    /// <param name="submission">The form.</param>
    /// <param name="id">The delivery's identity.</param>
    public Task<SlackResponse> AnswerAsync(SlackRequest.Submission submission, string id) => metrics.AcknowledgeAsync(Platform.Slack, () => CompleteInTimeAsync(submission, id));

    private async Task<SlackResponse> CompleteInTimeAsync(SlackRequest.Submission submission, string id)
    {
        var work = errands.Watch(CompleteAsync(submission, id));
        if (!await IsDoneInTimeAsync(work))
        {
            _ = errands.Watch(ReplaceLaterAsync(submission, work));
            return new SlackResponse(SlackForms.Update(SlackForms.Waiting(submission.Person, Words.In(visitors.LanguageOf(submission.Person)))));
        }

        var (reply, visitor) = await work;
        var (body, more) = SlackForms.Answer(submission, reply, Words.In(visitor.Language));
        return new SlackResponse(body)
        {
            Afterwards = () => BringMore(submission.Person, more),
            Otherwise = () => _ = errands.Watch(BringOutsideAsync(submission.Person, reply, visitor)),
        };
    }

    /// <summary>Where it takes too long nothing is suggested: the next letter asks again.</summary>
    private async Task<SlackResponse> SuggestInTimeAsync(SlackRequest.Suggest typing, string id)
    {
        var work = errands.Watch(SuggestAsync(typing, id));
        return new SlackResponse(SlackForm.Suggested(await IsDoneInTimeAsync(work) && work.IsCompletedSuccessfully ? await work : []));
    }

    private async Task<IReadOnlyList<Choice>> SuggestAsync(SlackRequest.Suggest typing, string id)
    {
        var visitor = await visitors.FindAsync(typing.Person, id, CancellationToken.None);
        var line = CommandText.Read(typing.Text, catalog).Line;
        var found = await dispatcher.SuggestAsync(line, typing.Option, typing.Typed, visitor, CancellationToken.None);
        return found.Count == 0 && catalog.Find(line.Path)?.Find(typing.Option) is { } option && option.Takes(typing.Typed.Trim()) ? [new Choice(typing.Typed.Trim(), typing.Typed.Trim())] : found;
    }

    private async Task<IReadOnlyList<JsonObject>> SayAsync(SlackRequest.Command command, string id)
    {
        var visitor = await visitors.FindAsync(command.Person, id, CancellationToken.None);
        var reply = await files.HandOverAsync(await dispatcher.DispatchAsync(command.Text, visitor, CancellationToken.None), visitor);
        return await forms.PagesAsync(await pictures.BringUpAsync(reply, visitor.Community), command.Trigger, visitor);
    }

    private async Task RespondAsync(SlackRequest.Press press, string id)
    {
        var visitor = await visitors.FindAsync(press.Person, id, CancellationToken.None);
        var reply = await files.HandOverAsync(await dispatcher.DispatchAsync(press.Text, visitor, CancellationToken.None), visitor);
        reply = await pictures.BringUpAsync(reply, visitor.Community);
        await delivery.BringAsync(press.Person, await forms.PagesAsync(reply, press.Trigger, visitor), press.IsEphemeral);
    }

    private async Task ReplaceViewAsync(SlackRequest.Press press, string view, string id)
    {
        var visitor = await visitors.FindAsync(press.Person, id, CancellationToken.None);
        var reply = await files.HandOverAsync(await dispatcher.DispatchAsync(press.Text, visitor, CancellationToken.None), visitor);
        await forms.ReplaceAsync(press.Person, view, reply, Words.In(visitor.Language));
        await home.FollowAsync(press.Person, visitor, reply);
    }

    private async Task<(Reply Reply, Visitor Visitor)> CompleteAsync(SlackRequest.Submission submission, string id)
    {
        var visitor = await visitors.FindAsync(submission.Person, id, CancellationToken.None) with { SentForm = true };
        var reading = CommandText.Read(submission.Text, catalog);
        var reply = reading.Problem is null
            ? await dispatcher.DispatchAsync(reading.Line.With(submission.Entered), visitor, CancellationToken.None)
            : await dispatcher.DispatchAsync(submission.Text, visitor, CancellationToken.None);
        _ = errands.Watch(home.FollowAsync(submission.Person, visitor, reply));
        return (await files.HandOverAsync(reply, visitor), visitor);
    }

    private void BringMore(SlackPerson person, IReadOnlyList<JsonObject> pages) => _ = errands.Watch(delivery.BringAsync(person, pages, replaces: false));

    private async Task BringLaterAsync(SlackPerson person, Task<IReadOnlyList<JsonObject>> work) => await delivery.BringAsync(person, await work, replaces: false);

    private async Task ReplaceLaterAsync(SlackRequest.Submission submission, Task<(Reply Reply, Visitor Visitor)> work)
    {
        var (reply, visitor) = await work;
        await forms.ReplaceAsync(submission.Person, submission.View, reply, Words.In(visitor.Language));
    }

    /// <summary>Says what a form's place would have shown where that place cannot be reached. A form cannot be opened then; it is offered by a button.</summary>
    private async Task BringOutsideAsync(SlackPerson person, Reply reply, Visitor visitor) => await delivery.BringAsync(person, await forms.PagesAsync(reply, "", visitor), replaces: false);

    private async Task<SlackResponse> OpenAsync(SlackRequest.Opening opening, string id)
    {
        await IsDoneInTimeAsync(errands.Watch(home.OpenedAsync(opening, id)));
        return SlackResponse.Empty;
    }

    private async Task<SlackResponse> HearAsync(SlackRequest.News happened)
    {
        await news.HearAsync(happened);
        return SlackResponse.Empty;
    }

    private async Task<bool> IsDoneInTimeAsync(Task work)
    {
        await work.WaitAsync(Patience, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return work.IsCompleted;
    }
}
