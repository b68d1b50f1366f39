using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Answers people on their Home tab: it stands in no channel, so an answer is a view over it, and the tab follows what was done.</summary>
internal sealed class SlackHomeAnswers(CommandDispatcher dispatcher, SlackVisitors visitors, SlackForms forms, SlackHomeTab tab, TimeProvider clock)
{
    /// <summary>How long a view waits for its content: a trigger is good for three seconds, and opening takes some of them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Somebody opened it.</summary>
    /// <param name="opening">The opening.</param>
    /// <param name="id">The delivery's identity.</param>
    public async Task OpenedAsync(SlackRequest.Opening opening, string id) =>
        await tab.PublishAsync(await visitors.FindAsync(opening.Person, id, CancellationToken.None), opening.Shown);

    /// <summary>Somebody pressed a button on it.</summary>
    /// <param name="press">The press.</param>
    /// <param name="id">The delivery's identity.</param>
    public async Task PressedAsync(SlackRequest.Press press, string id)
    {
        var work = RunAsync(press, id);
        await ((Task)work).WaitAsync(Patience, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var waiting = work.IsCompleted ? null : await forms.OpenWaitingAsync(press, Words.In(visitors.LanguageOf(press.Person)));
        var (reply, visitor) = await work;
        var words = Words.In(visitor.Language);
        Message? left = null;
        if (waiting is { Length: > 0 } view)
        {
            await forms.ReplaceAsync(press.Person, view, reply, words);
        }
        else
        {
            left = await forms.OpenAsync(press, reply, words);
        }

        if (left is not null || reply is Reply.Say)
        {
            await tab.PublishAsync(visitor, press.Home, left);
        }
    }

    /// <summary>Lets the tab follow what was done in a view that was opened from it.</summary>
    public Task FollowAsync(SlackPerson person, Visitor visitor, Reply reply) =>
        person.IsAtHome && reply is Reply.Say ? tab.PublishAsync(visitor) : Task.CompletedTask;

    private async Task<(Reply Reply, Visitor Visitor)> RunAsync(SlackRequest.Press press, string id)
    {
        var visitor = await visitors.FindAsync(press.Person, id, CancellationToken.None);
        return (await dispatcher.DispatchAsync(press.Text, visitor, CancellationToken.None), visitor);
    }
}
