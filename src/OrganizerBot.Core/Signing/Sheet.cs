using OrganizerBot.Communities;

namespace OrganizerBot.Signing;

/// <summary>What signatures are put on: the part that a petition and a pledge share. It knows whether it may be signed, and what may be said about how many did.</summary>
public sealed class Sheet
{
    private static readonly TimeSpan ObjectionPeriod = TimeSpan.FromDays(7);

    /// <summary>How long after the goal was said those who signed are asked whether they did it.</summary>
    public static readonly TimeSpan UntilQuestion = TimeSpan.FromDays(28);

    /// <summary>How long they are asked for.</summary>
    public static readonly TimeSpan QuestionPeriod = TimeSpan.FromDays(28);

    /// <summary>How long after the goal was said the question keeps the keys at the most: two weekly hours are left for what was answered last.</summary>
    public static readonly TimeSpan LongestQuestion = UntilQuestion + QuestionPeriod + TimeSpan.FromDays(14);

    private Sheet()
    {
    }

    /// <summary>Its id.</summary>
    public Id<Sheet> Id { get; private set; }

    /// <summary>The community that answers for it; its keys protect the signers.</summary>
    public Id<Community> OwnerId { get; private set; }

    /// <summary>Whether moderators have it open. A deadline that has passed closes it whatever stands here.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>When it ends, if it does.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    /// <summary>How many accounts could sign, fixed when it opened.</summary>
    public int Eligible { get; private set; }

    /// <summary>How many more can sign because their communities joined the campaign after it opened. They change how many may sign, not how signatures are counted.</summary>
    public int Joined { get; private set; }

    /// <summary>How many signatures are wanted: a petition's goal, a pledge's critical mass.</summary>
    public int Goal { get; private set; }

    /// <summary>How many more than the goal must have signed before it is said while it is open, where only the goal is ever said. Chance decides it at the first weekly hour; null before.</summary>
    public int? Margin { get; private set; }

    /// <summary>When it was first said in public that the goal is reached. It is said once.</summary>
    public DateTimeOffset? GoalSaidAt { get; private set; }

    /// <summary>Whether the words for its close were said.</summary>
    public bool CloseSaid { get; private set; }

    /// <summary>Whether something happened to what it belongs to that its channels were not told yet.</summary>
    public bool HasNews { get; private set; }

    /// <summary>How many signatures without a name have been made public, less the withdrawals made public.</summary>
    public int Published { get; private set; }

    /// <summary>How many leaves its log has.</summary>
    public int TallySize { get; private set; }

    /// <summary>What opens its log to whoever has the address: leaves and checkpoints tell nobody's name.</summary>
    public string? TallyToken { get; private set; }

    /// <summary>Whether what the close publishes was published.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Whether those who signed are asked, once its goal was said for four weeks, whether they did it. From its opening on it is so only where what they answer may ever be told.</summary>
    public bool AsksLater { get; private set; }

    /// <summary>Whether that question is over.</summary>
    public bool HasAsked { get; private set; }

    /// <summary>When its signers' pseudonyms become noise: after an objection period that begins when its close is said, and not while a question is out. Null before, and once it is done.</summary>
    public DateTimeOffset? ShredAt { get; private set; }

    /// <summary>Grows with each change, so that two changes at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>How unnamed signatures are counted here.</summary>
    public Counting Counting => GroupSize.CountingFor(Eligible);

    /// <summary>How many signatures it takes at the most: as many as there are accounts that could sign.</summary>
    public int Most => Eligible + Joined;

    /// <summary>Whether it was ever open.</summary>
    public bool WasOpened => Eligible > 0;

    /// <summary>A blank sheet.</summary>
    public static Sheet Blank(Id<Sheet> id, Id<Community> owner, DateTimeOffset? deadline, int goal) =>
        new() { Id = id, OwnerId = owner, Deadline = deadline, Goal = goal };

    /// <summary>Whether it may be signed at this moment.</summary>
    public bool TakesSignatures(DateTimeOffset now) => IsOpen && !(Deadline <= now);

    /// <summary>Opens it to a group of a size that stays fixed, so that the rule of counting cannot be played with.</summary>
    public void Open(int eligible)
    {
        Eligible = eligible;
        Goal = Allowed(Goal > 0 ? Goal : GroupSize.UsualGoal(eligible));
        AsksLater = AsksLater && MayTellAnswers;
        (IsOpen, TallyToken, Version) = (true, Crockford.New(26), Version + 1);
    }

    /// <summary>Wants those who sign to be asked, four weeks after its goal was said, whether they did it.</summary>
    public void AskLater() => AsksLater = true;

    /// <summary>Whether those who signed are asked at this moment.</summary>
    public bool IsAsking(DateTimeOffset now) => AsksLater && !HasAsked && now - GoalSaidAt is { } since && since >= UntilQuestion && since < UntilQuestion + QuestionPeriod;

    /// <summary>Notes that nobody is asked any more.</summary>
    public void EndQuestion() => (HasAsked, Version) = (true, Version + 1);

    /// <summary>Lets the members of a community sign that joined after it opened.</summary>
    public void Welcome(int members) => (Joined, Version) = (Joined + members, Version + 1);

    /// <summary>Notes that leaves were put at the end of its log.</summary>
    /// <param name="leaves">How many.</param>
    /// <param name="counted">By how much the public number of signatures without a name changed.</param>
    public void Publish(int leaves, int counted) => (TallySize, Published, Version) = (TallySize + leaves, Published + counted, Version + 1);

    /// <summary>Sets the public number of signatures without a name right, after a recount.</summary>
    public void Correct(int published) => (Published, Version) = (published, Version + 1);

    /// <summary>Notes that the close published what it may.</summary>
    public void Settle() => (IsSettled, Version) = (true, Version + 1);

    /// <summary>Closes it.</summary>
    public void Close() => (IsOpen, Version) = (false, Version + 1);

    /// <summary>Changes goal and deadline before it opens.</summary>
    public void Change(DateTimeOffset? deadline, int? goal) => (Deadline, Goal, Version) = (deadline ?? Deadline, goal ?? Goal, Version + 1);

    /// <summary>Leaves a margin above the goal, for good.</summary>
    public int Leave(int margin)
    {
        (Margin, Version) = (margin, Version + 1);
        return margin;
    }

    /// <summary>Gives more time. What a close published before it was said was not the last.</summary>
    public void Extend(DateTimeOffset deadline) => (Deadline, IsSettled, Version) = (deadline, false, Version + 1);

    /// <summary>Notes that the goal was said in public.</summary>
    public void SayGoal(DateTimeOffset now) => (GoalSaidAt, Version) = (now, Version + 1);

    /// <summary>Notes that the close was said in public; a week is left for objections.</summary>
    public void SayClose(DateTimeOffset now) => (CloseSaid, ShredAt, Version) = (true, now + ObjectionPeriod, Version + 1);

    /// <summary>Notes that there is something to tell where its cards stand.</summary>
    public void Report() => (HasNews, Version) = (true, Version + 1);

    /// <summary>Notes that it was told.</summary>
    public void Tell() => (HasNews, Version) = (false, Version + 1);

    /// <summary>Notes that its signers' pseudonyms became noise.</summary>
    public void Shred() => (ShredAt, Version) = (null, Version + 1);

    /// <summary>Ten answers say that ten signed. Where only the goal is ever said, that must have been said by it.</summary>
    private bool MayTellAnswers => Counting == Counting.Weekly || (Counting == Counting.GoalOnly && Goal >= GroupSize.K);

    /// <summary>Where only reaching the goal is ever said, a goal near everybody or near nobody would tell on those who sign.</summary>
    private int Allowed(int goal) => Counting is Counting.GoalOnly or Counting.GoalAtDeadline ? Math.Clamp(goal, GroupSize.LeastGoal, GroupSize.LargestGoal(Eligible)) : goal;
}
