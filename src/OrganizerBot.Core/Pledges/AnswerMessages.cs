using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Every word the bot says about whether people did what they had pledged.</summary>
internal static class AnswerMessages
{
    /// <summary>The question alone.</summary>
    public static Message Ask(Words words, Pledge pledge) => AskBelow(words, new Message([]), pledge);

    /// <summary>The question below an answer to something else.</summary>
    public static Message AskBelow(Words words, Message answer, Pledge pledge)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer with
        {
            Nodes =
            [
                .. answer.Nodes,
                new Paragraph(words.Say("done.ask")),
                new Quote(pledge.Statement),
                new Footnote(words.Say("done.ask.note", ("floor", GroupSize.K))),
            ],
            Buttons =
            [
                .. answer.Buttons,
                Button(words, pledge, DoneAnswer.Yes),
                Button(words, pledge, DoneAnswer.No),
                Button(words, pledge, DoneAnswer.Later),
            ],
            IsForMany = false,
        };
    }

    /// <summary>What became of an answer.</summary>
    public static Message Say(Words words, Pledge pledge, AnswerOutcome outcome) => outcome switch
    {
        AnswerOutcome.Taken => Message.Of(words.Say("done.taken", ("floor", GroupSize.K), ("command", PledgeMessages.Line("pledge done", pledge).ToString()))),
        AnswerOutcome.NotNow => Message.Of(words.Say("done.later", ("command", PledgeMessages.Line("pledge done", pledge).ToString()))),
        AnswerOutcome.Counted => Message.Of(words.Say("done.counted")),
        AnswerOutcome.NotMade => PledgeMessages.NotMade(words, pledge),
        AnswerOutcome.TooEarly => Message.Of(words.Say("done.early")),
        AnswerOutcome.Over => Message.Of(words.Say("done.over")),
        AnswerOutcome.NeverAsked => Message.Of(words.Say("done.never")),
        _ => throw new UnreachableException(),
    };

    /// <summary>What whoever makes a pledge is told of it before: they will be asked, and recognised for that. Nothing where nobody is asked.</summary>
    public static Prose? Notice(Words words, Pledge pledge) => pledge.Sheet is { AsksLater: true, HasAsked: false } and ({ CloseSaid: false } or { GoalSaidAt: not null }) ? words.Say("done.notice") : null;

    /// <summary>What is told of those who answered; nothing before it is told.</summary>
    public static Prose? Told(Words words, Pledge pledge) => pledge.Followed is { } followed ? Share(words, followed) : null;

    /// <summary>The same among the lines of a digest.</summary>
    public static Prose InDigest(Words words, Pledge pledge, FollowThrough followed) => words.Say(
        "done.digest", ("code", pledge.Code.ToString()), ("title", PledgeMessages.Title(pledge)), ("share", Share(words, followed)));

    private static Prose Share(Words words, FollowThrough followed) => words.Say(
        followed.Share switch
        {
            FollowThrough.Most => "done.share.most",
            FollowThrough.Fewest => "done.share.few",
            _ => "done.share",
        },
        ("share", followed.Share),
        ("count", followed.Of));

    private static Button Button(Words words, Pledge pledge, DoneAnswer answer)
    {
        var typed = OptionDescriptor.ChoiceValue(answer.ToString());
        return new Button(words.Plain($"choice.doneanswer.{typed}"), PledgeMessages.Line("pledge done", pledge).With([KeyValuePair.Create("did", typed)]));
    }
}
