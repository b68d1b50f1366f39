using System.Buffers.Binary;
using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>A statement "I will …" that takes effect once enough members have made it: its critical mass.</summary>
public sealed class Pledge
{
    private static readonly byte[] FollowedRow = "followed"u8.ToArray();

    private Pledge()
    {
    }

    /// <summary>Its id.</summary>
    public Id<Pledge> Id { get; private set; }

    /// <summary>What people type.</summary>
    public Code Code { get; private set; }

    /// <summary>The campaign it belongs to.</summary>
    public Id<Campaign> CampaignId { get; private set; }

    /// <summary>The community whose moderators answer for it.</summary>
    public Id<Community> OwnerId { get; private set; }

    /// <summary>Where the names of those who made it are.</summary>
    public Id<Sheet> SheetId { get; private set; }

    /// <summary>Where the names of those who made it are; its goal is the critical mass.</summary>
    public Sheet Sheet { get; private set; } = null!;

    /// <summary>What members pledge, such as "I will decline interviews there". It never changes.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>How far moderators have taken it. A deadline that has passed closes it whatever stands here: see <see cref="StateAt"/>.</summary>
    public PledgeState State { get; private set; }

    /// <summary>What was told of <see cref="FollowThrough.Share"/>, or null before.</summary>
    public int? FollowedShare { get; private set; }

    /// <summary>What was told of <see cref="FollowThrough.Of"/>.</summary>
    public int FollowedOf { get; private set; }

    /// <summary>How many answers were counted, and how many of them say that it was done; sealed with the sheet's keys, and only while more may come.</summary>
    public byte[]? SealedFollowed { get; private set; }

    /// <summary>Grows with each change, so that two changes at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it has taken effect: once said in public, it stays so, whoever leaves.</summary>
    public bool InEffect => Sheet.GoalSaidAt is not null;

    /// <summary>What is told of those who were asked whether they did it, or null before enough have answered.</summary>
    public FollowThrough? Followed => FollowedShare is { } share ? new FollowThrough(share, FollowedOf) : null;

    /// <summary>Drafts one.</summary>
    public static Pledge Draft(Id<Pledge> id, Id<Campaign> campaign, Sheet sheet, string statement)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        sheet.AskLater();
        return new Pledge { Id = id, Code = Code.New(), CampaignId = campaign, OwnerId = sheet.OwnerId, SheetId = sheet.Id, Sheet = sheet, Statement = statement };
    }

    /// <summary>Where it stands at a moment: an open one is closed once its deadline has passed.</summary>
    public PledgeState StateAt(DateTimeOffset now) => State == PledgeState.Open && Sheet.Deadline <= now ? PledgeState.Closed : State;

    /// <summary>Opens it to a group of a size that stays fixed.</summary>
    public PledgeOutcome Open(int eligible, DateTimeOffset now)
    {
        if (State == PledgeState.Open)
        {
            return PledgeOutcome.AlreadyDone;
        }

        if (State != PledgeState.Draft || Sheet.Deadline <= now)
        {
            return State != PledgeState.Draft ? PledgeOutcome.WrongState : PledgeOutcome.DeadlinePast;
        }

        Sheet.Open(eligible);
        return Move(PledgeState.Open);
    }

    /// <summary>Closes it: nobody makes or releases it any more. One in effect stays in effect.</summary>
    public PledgeOutcome Close()
    {
        if (State != PledgeState.Open)
        {
            return State == PledgeState.Draft ? PledgeOutcome.WrongState : PledgeOutcome.AlreadyDone;
        }

        Sheet.Close();
        return Move(PledgeState.Closed);
    }

    /// <summary>Counts a lot of answers, and tells what all that were counted come to.</summary>
    /// <param name="did">How many of the lot say that it was done.</param>
    /// <param name="answered">How many the lot has; <see cref="GroupSize.K"/> or more.</param>
    /// <param name="known">How many are known to have made it.</param>
    /// <param name="keys">The sheet's keys.</param>
    public void Follow(int did, int answered, int known, SheetKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var before = SealedFollowed is { } counted ? keys.Reveal(counted, FollowedRow) : new byte[2 * sizeof(int)];
        did += BinaryPrimitives.ReadInt32BigEndian(before);
        answered += BinaryPrimitives.ReadInt32BigEndian(before.AsSpan(sizeof(int)));
        var told = FollowThrough.Tell(did, answered, known);
        BinaryPrimitives.WriteInt32BigEndian(before, did);
        BinaryPrimitives.WriteInt32BigEndian(before.AsSpan(sizeof(int)), answered);
        (SealedFollowed, FollowedShare, FollowedOf, Version) = (keys.Hide(before, FollowedRow), told.Share, Math.Max(told.Of, FollowedOf), Version + 1);
    }

    /// <summary>Nobody is asked any more whether they did it. What was told stays.</summary>
    public void EndQuestion()
    {
        Sheet.EndQuestion();
        (SealedFollowed, Version) = (null, Version + 1);
    }

    private PledgeOutcome Move(PledgeState state)
    {
        (State, Version) = (state, Version + 1);
        return PledgeOutcome.Done;
    }
}

/// <summary>How far moderators have taken a pledge.</summary>
public enum PledgeState
{
    /// <summary>Only moderators see it.</summary>
    Draft,

    /// <summary>Members make and release it.</summary>
    Open,

    /// <summary>It stays as it is.</summary>
    Closed,
}

/// <summary>What became of a moderator's change.</summary>
public enum PledgeOutcome
{
    /// <summary>It is so now.</summary>
    Done,

    /// <summary>It was so before.</summary>
    AlreadyDone,

    /// <summary>Not in the state it is in.</summary>
    WrongState,

    /// <summary>Its deadline lies in the past.</summary>
    DeadlinePast,
}
