using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>One act: an offer, an interview or a recruiter's message that a member declined.</summary>
/// <remarks>
/// An account, a company, a stage and a month make one act. Logged again it stays as it is; while it waits for review, other words
/// replace the ones before and it gets another code, so that no moderator approves words they have not read. Once published its words
/// stay: its author may retract it and log it anew. No time finer than the month that the author named is kept, but whether it came before the last full hour. What a moderator
/// decides is carried out ten minutes later: until then moderators can undo it, and nobody is told.
/// </remarks>
public sealed class Refusal
{
    /// <summary>How long moderators can undo what they decided.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    private Refusal()
    {
    }

    /// <summary>Its id, random.</summary>
    public Id<Refusal> Id { get; private set; }

    /// <summary>What its author types to retract it, and moderators to review it.</summary>
    public Code Code { get; private set; }

    /// <summary>The campaign about the company.</summary>
    public Id<Campaign> CampaignId { get; private set; }

    /// <summary>The community where it was logged: its moderators review it.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>The author, keyed by the campaign.</summary>
    public byte[] Pseudonym { get; private set; } = [];

    /// <summary>How far the company had come.</summary>
    public RefusalStage Stage { get; private set; }

    /// <summary>The month in which it happened.</summary>
    public Month Month { get; private set; }

    /// <summary>Whether it appears.</summary>
    public RefusalState State { get; private set; }

    /// <summary>Whether it is part of the numbers that everybody sees. Those without a name become so in batches: with a digest or at the weekly hour.</summary>
    public bool IsTold { get; private set; }

    /// <summary>Whether a full hour has begun since it was published without a moderator: digests know only of such, see <see cref="SettledHour"/>.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Whether the author asked to be named.</summary>
    public bool Credited { get; private set; }

    /// <summary>Whether the author chose that anybody on the internet may read it, with the name, on the campaign's public page.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>The day of the weekly hour since which one with a name is in the campaign's numbers, and may stand on its public page; null before. Nothing there tells more exactly when it came.</summary>
    public DateOnly? ToldSince { get; private set; }

    /// <summary>The author's <see cref="Testimony"/>, sealed under the campaign's keys with this row's id as place; null where there is none.</summary>
    public byte[]? SealedTestimony { get; private set; }

    /// <summary>For whom a notice would be left, keyed; kept only until it appears.</summary>
    public byte[]? Recipient { get; private set; }

    /// <summary>Until when moderators can undo what they decided, UTC: it is carried out then. Null unless that is ahead.</summary>
    public DateTimeOffset? UndoUntil { get; private set; }

    /// <summary>The platform's id of the channel where a moderator approved it, kept for as long as that can be undone.</summary>
    public string? DecidedIn { get; private set; }

    /// <summary>Why a moderator rejected it, sealed by the community's keys, kept for as long as that can be undone.</summary>
    public byte[]? SealedReason { get; private set; }

    /// <summary>The block of its author that it was rejected with, kept for as long as that can be undone.</summary>
    public Code? BlockCode { get; private set; }

    /// <summary>Whether that block was made with the rejection, so that undoing lifts it. One that stood before stays.</summary>
    public bool MadeBlock { get; private set; }

    /// <summary>Grows with each change, so that two changes at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>Logs one made of choices only about a company that is known: it is published at once.</summary>
    public static Refusal Log(Id<Campaign> campaign, Id<Community> community, byte[] pseudonym, RefusalStage stage, Month month) => new()
    {
        Id = Id<Refusal>.Random(),
        Code = Code.New(),
        CampaignId = campaign,
        CommunityId = community,
        Pseudonym = pseudonym,
        Stage = stage,
        Month = month,
        State = RefusalState.Published,
    };

    /// <summary>Lets it wait for a moderator.</summary>
    /// <param name="sealedTestimony">What the author wrote, sealed.</param>
    /// <param name="credited">Whether a name is in it.</param>
    /// <param name="recipient">For whom a notice would be left.</param>
    /// <param name="isPublic">Whether its author chose the public page too; never without a name.</param>
    public void Await(byte[] sealedTestimony, bool credited, byte[] recipient, bool isPublic = false)
    {
        (SealedTestimony, Credited, Recipient, IsPublic) = (sealedTestimony, credited, recipient, isPublic && credited);
        Become(RefusalState.Waiting, undoUntil: null);
        Code = Code.New();
    }

    /// <summary>A moderator approves it: it appears when that can no longer be undone.</summary>
    /// <param name="channel">Where the moderator said so.</param>
    /// <param name="now">The time.</param>
    /// <returns>False when it does not wait any more: nothing changes.</returns>
    public bool Approve(ChannelRef channel, DateTimeOffset now)
    {
        if (State != RefusalState.Waiting)
        {
            return false;
        }

        Become(RefusalState.Approved, now + UndoTime);
        DecidedIn = channel.Id;
        return true;
    }

    /// <summary>A moderator rejects it: it is deleted when that can no longer be undone.</summary>
    /// <param name="sealedReason">Why, sealed by the community's keys.</param>
    /// <param name="now">The time.</param>
    /// <param name="block">The block of its author that comes with it, if one does.</param>
    /// <param name="madeBlock">Whether that block is made with it.</param>
    /// <returns>False when it does not wait any more: nothing changes.</returns>
    public bool Reject(byte[] sealedReason, DateTimeOffset now, Code? block = null, bool madeBlock = false)
    {
        if (State != RefusalState.Waiting)
        {
            return false;
        }

        Become(RefusalState.Rejected, now + UndoTime);
        (SealedReason, BlockCode, MadeBlock) = (sealedReason, block, madeBlock);
        return true;
    }

    /// <summary>Moderators take back what they decided: it waits again.</summary>
    /// <returns>False when it is too late, or nothing was decided: nothing changes.</returns>
    public bool Undo(DateTimeOffset now)
    {
        if (!IsDecided || UndoUntil <= now)
        {
            return false;
        }

        WaitAgain();
        return true;
    }

    /// <summary>What was decided about it is not carried out: it waits as before.</summary>
    public void WaitAgain() => Become(RefusalState.Waiting, undoUntil: null);

    /// <summary>It appears, and nothing is left that could find its author.</summary>
    /// <param name="hasWords">Whether its author said anything by words: what is kept of one who chose alone would tell their language, and nothing that is shown.</param>
    public void Publish(bool hasWords)
    {
        Become(RefusalState.Published, undoUntil: null);
        (Recipient, IsSettled, SealedTestimony) = (null, true, hasWords ? SealedTestimony : null);
    }

    /// <summary>A full hour has begun.</summary>
    public void Settle() => (IsSettled, Version) = (true, Version + 1);

    /// <summary>It is part of the numbers from now on.</summary>
    public void Tell() => (IsTold, Version) = (true, Version + 1);

    /// <summary>It is in the campaign's numbers from now on, and a public page may show it.</summary>
    /// <param name="today">The day of the weekly hour.</param>
    public void TellOf(DateOnly today) => (ToldSince, Version) = (today, Version + 1);

    /// <summary>Its author takes back one that was told without a name. Only the number is left, until such numbers are taken back in a batch: a step at this moment would tell on its author.</summary>
    public void Retract()
    {
        Become(RefusalState.Retracted, undoUntil: null);
        (Pseudonym, SealedTestimony, Recipient, Code) = (Secret.Key(), null, null, Code.New());
    }

    /// <summary>Whether a moderator has decided, and can still undo that or it is about to be carried out.</summary>
    public bool IsDecided => State is RefusalState.Approved or RefusalState.Rejected;

    /// <summary>Whether it is not a refusal but tells that the company wrote again after one.</summary>
    public bool IsRecontact => Stage == RefusalStage.Recontact;

    /// <summary>Whether a pseudonym of its campaign is its author's.</summary>
    public bool IsBy(ReadOnlySpan<byte> pseudonym) => pseudonym.SequenceEqual(Pseudonym);

    private void Become(RefusalState state, DateTimeOffset? undoUntil)
    {
        (State, UndoUntil, Version) = (state, undoUntil, Version + 1);
        (DecidedIn, SealedReason, BlockCode, MadeBlock) = (null, null, null, false);
    }
}

/// <summary>How far a company had come when somebody said no.</summary>
public enum RefusalStage
{
    /// <summary>A recruiter wrote.</summary>
    RecruiterMessage,

    /// <summary>An interview was offered or under way.</summary>
    Interview,

    /// <summary>An offer was made.</summary>
    Offer,

    /// <summary>It wrote again after a refusal: no refusal by itself, and counted apart from them.</summary>
    Recontact,
}

/// <summary>Whether a refusal appears.</summary>
public enum RefusalState
{
    /// <summary>Only moderators of its community see it.</summary>
    Waiting,

    /// <summary>A moderator approved it; it appears when that can no longer be undone.</summary>
    Approved,

    /// <summary>A moderator rejected it; it is deleted when that can no longer be undone.</summary>
    Rejected,

    /// <summary>It counts, and its words may be shown.</summary>
    Published,

    /// <summary>It was taken back after it was told. Nothing of it is left but that it is still part of a number.</summary>
    Retracted,
}
