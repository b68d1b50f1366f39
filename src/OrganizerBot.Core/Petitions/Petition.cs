using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>A text with an addressee, a goal and a deadline, to which members put their name. The text stays as it is once it is open.</summary>
public sealed class Petition
{
    private Petition()
    {
    }

    /// <summary>Its id.</summary>
    public Id<Petition> Id { get; private set; }

    /// <summary>What people type.</summary>
    public Code Code { get; private set; }

    /// <summary>The campaign it belongs to.</summary>
    public Id<Campaign> CampaignId { get; private set; }

    /// <summary>The community whose moderators answer for it.</summary>
    public Id<Community> OwnerId { get; private set; }

    /// <summary>Where its signatures are.</summary>
    public Id<Sheet> SheetId { get; private set; }

    /// <summary>Where its signatures are.</summary>
    public Sheet Sheet { get; private set; } = null!;

    /// <summary>To whom it is addressed.</summary>
    public string Addressee { get; private set; } = "";

    /// <summary>Its title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Its text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How far moderators have taken it. A deadline that has passed closes it whatever stands here: see <see cref="StateAt"/>.</summary>
    public PetitionState State { get; private set; }

    /// <summary>On which day, in the owner's time zone, its letter was first made. Null before.</summary>
    public DateOnly? DeliveredOn { get; private set; }

    /// <summary>What the addressee answered. Null before.</summary>
    public PetitionAnswer? Answer => AnswerKind is { } kind && AnsweredOn is { } day ? new PetitionAnswer(kind, day, AnswerText ?? "") : null;

    /// <summary>What the answer comes to.</summary>
    public AnswerKind? AnswerKind { get; private set; }

    /// <summary>On which day it came.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Its words.</summary>
    public string? AnswerText { get; private set; }

    /// <summary>What happened and was not told in its channels yet.</summary>
    public PetitionNews News { get; private set; }

    /// <summary>Grows with each change, so that two changes at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>Drafts one.</summary>
    public static Petition Draft(Id<Petition> id, Id<Campaign> campaign, Sheet sheet, string addressee, string title, string text)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return new Petition
        {
            Id = id,
            Code = Code.New(),
            CampaignId = campaign,
            OwnerId = sheet.OwnerId,
            SheetId = sheet.Id,
            Sheet = sheet,
            Addressee = addressee,
            Title = title,
            Text = text,
        };
    }

    /// <summary>Where it stands at a moment: an open one is closed once its deadline has passed.</summary>
    public PetitionState StateAt(DateTimeOffset now) => State == PetitionState.Open && Sheet.Deadline <= now ? PetitionState.Closed : State;

    /// <summary>Changes it before it opens; null leaves a part as it is. Were it frozen by the first signature, trying would tell that somebody has signed.</summary>
    public PetitionOutcome Edit(string? addressee, string? title, string? text, DateTimeOffset? deadline, int? goal, DateTimeOffset now)
    {
        if (State != PetitionState.Draft)
        {
            return StateAt(now) == PetitionState.Open ? PetitionOutcome.Frozen : PetitionOutcome.WrongState;
        }

        if (deadline <= now)
        {
            return PetitionOutcome.DeadlinePast;
        }

        (Addressee, Title, Text) = (addressee ?? Addressee, title ?? Title, text ?? Text);
        Sheet.Change(deadline, goal);
        Version++;
        return PetitionOutcome.Done;
    }

    /// <summary>Opens it for signatures to a group of a size that stays fixed.</summary>
    public PetitionOutcome Open(int eligible, DateTimeOffset now)
    {
        if (State == PetitionState.Open)
        {
            return PetitionOutcome.AlreadyDone;
        }

        if (State != PetitionState.Draft || Sheet.Deadline <= now)
        {
            return State != PetitionState.Draft ? PetitionOutcome.WrongState : PetitionOutcome.DeadlinePast;
        }

        Sheet.Open(eligible);
        return Move(PetitionState.Open);
    }

    /// <summary>Gives more time: while it is open, or again after its deadline closed it.</summary>
    public PetitionOutcome Extend(DateTimeOffset deadline, DateTimeOffset now)
    {
        if (State != PetitionState.Open || Sheet.CloseSaid)
        {
            return PetitionOutcome.WrongState;
        }

        if (deadline <= now || deadline < Sheet.Deadline)
        {
            return PetitionOutcome.DeadlinePast;
        }

        Sheet.Extend(deadline);
        Version++;
        return PetitionOutcome.Done;
    }

    /// <summary>Closes it.</summary>
    public PetitionOutcome Close()
    {
        if (State != PetitionState.Open)
        {
            return State == PetitionState.Draft ? PetitionOutcome.WrongState : PetitionOutcome.AlreadyDone;
        }

        Sheet.Close();
        return Move(PetitionState.Closed);
    }

    /// <summary>Notes that its letter was made, to be taken to the addressee. The close must have been said: what it published is the count that the letter prints, and from then on nobody signs or withdraws.</summary>
    public PetitionOutcome Deliver(DateOnly today, DateTimeOffset now)
    {
        if (State is PetitionState.Delivered or PetitionState.Answered)
        {
            // Made once more it is a change all the same, so that the audit shows who took names out and how often.
            Version++;
            return PetitionOutcome.AlreadyDone;
        }

        if (StateAt(now) != PetitionState.Closed || !Sheet.CloseSaid)
        {
            return StateAt(now) != PetitionState.Closed ? PetitionOutcome.WrongState : PetitionOutcome.Unsettled;
        }

        DeliveredOn = today;
        Report(PetitionNews.Delivered);
        return Move(PetitionState.Delivered);
    }

    /// <summary>Notes what the addressee answered, or puts it right. Its channels are told of each other kind of answer once; a better wording just changes the cards.</summary>
    public PetitionOutcome Record(PetitionAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (State is not (PetitionState.Delivered or PetitionState.Answered))
        {
            return PetitionOutcome.WrongState;
        }

        if (Answer == answer)
        {
            return PetitionOutcome.AlreadyDone;
        }

        Report(Answer?.Kind == answer.Kind ? PetitionNews.None : PetitionNews.Answered);
        (AnswerKind, AnsweredOn, AnswerText) = (answer.Kind, answer.On, answer.Text);
        return Move(PetitionState.Answered);
    }

    /// <summary>Takes what is to be told; it is told once.</summary>
    public PetitionNews TakeNews()
    {
        var news = News;
        (News, Version) = (PetitionNews.None, Version + 1);
        return news;
    }

    private void Report(PetitionNews news)
    {
        // The cards follow whatever changes; only news is told besides.
        News |= news;
        Sheet.Report();
    }

    private PetitionOutcome Move(PetitionState state)
    {
        (State, Version) = (state, Version + 1);
        return PetitionOutcome.Done;
    }
}

/// <summary>How far moderators have taken a petition.</summary>
public enum PetitionState
{
    /// <summary>Only moderators see it.</summary>
    Draft,

    /// <summary>Members sign.</summary>
    Open,

    /// <summary>No more signatures.</summary>
    Closed,

    /// <summary>Its letter went to the addressee.</summary>
    Delivered,

    /// <summary>The addressee answered.</summary>
    Answered,
}

/// <summary>What became of a moderator's change.</summary>
public enum PetitionOutcome
{
    /// <summary>It is so now.</summary>
    Done,

    /// <summary>It was so before.</summary>
    AlreadyDone,

    /// <summary>Not in the state it is in.</summary>
    WrongState,

    /// <summary>It is open: its words stay.</summary>
    Frozen,

    /// <summary>The deadline lies in the past, or before the one that was promised.</summary>
    DeadlinePast,

    /// <summary>It has closed, and the last of its signatures are being published.</summary>
    Unsettled,
}
