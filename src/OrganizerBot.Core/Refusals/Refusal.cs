using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Keys;

namespace OrganizerBot.Refusals;

/// <summary>One act: an offer, an interview or a recruiter's message that a member declined.</summary>
/// <remarks>
/// An account, a company, a stage and a month make one act. Logged again it stays as it is; while it waits for review, other words
/// replace the ones before and it gets another code, so that no moderator approves words they have not read. Once published its words
/// stay: its author may retract it and log it anew. No time finer than the month that the author named is kept.
/// </remarks>
public sealed class Refusal
{
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

    /// <summary>Whether the author asked to be named.</summary>
    public bool Credited { get; private set; }

    /// <summary>The author's <see cref="Testimony"/>, sealed under the campaign's keys with this row's id as place; null where there is none.</summary>
    public byte[]? SealedTestimony { get; private set; }

    /// <summary>For whom a notice would be left, keyed; kept only while it waits.</summary>
    public byte[]? Recipient { get; private set; }

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
    public void Await(byte[] sealedTestimony, bool credited, byte[] recipient)
    {
        (SealedTestimony, Credited, Recipient) = (sealedTestimony, credited, recipient);
        (State, Code, Version) = (RefusalState.Waiting, Code.New(), Version + 1);
    }

    /// <summary>A moderator approves it: it appears, and nothing is left that could find its author.</summary>
    /// <returns>False when it appeared before: nothing changes.</returns>
    public bool Approve()
    {
        if (State == RefusalState.Published)
        {
            return false;
        }

        (State, Recipient, Version) = (RefusalState.Published, null, Version + 1);
        return true;
    }

    /// <summary>It is part of the numbers from now on.</summary>
    public void Tell() => (IsTold, Version) = (true, Version + 1);

    /// <summary>Its author takes back one that was told without a name. Only the number is left, until such numbers are taken back in a batch: a step at this moment would tell on its author.</summary>
    public void Retract()
    {
        (State, Pseudonym, SealedTestimony, Recipient) = (RefusalState.Retracted, Secret.Key(), null, null);
        (Code, Version) = (Code.New(), Version + 1);
    }

    /// <summary>Whether it is not a refusal but tells that the company wrote again after one.</summary>
    public bool IsRecontact => Stage == RefusalStage.Recontact;

    /// <summary>Whether a pseudonym of its campaign is its author's.</summary>
    public bool IsBy(ReadOnlySpan<byte> pseudonym) => pseudonym.SequenceEqual(Pseudonym);
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

/// <summary>Whether a refusal appears. A rejected one is deleted.</summary>
public enum RefusalState
{
    /// <summary>Only moderators of its community see it.</summary>
    Waiting,

    /// <summary>It counts, and its words may be shown.</summary>
    Published,

    /// <summary>It was taken back after it was told. Nothing of it is left but that it is still part of a number.</summary>
    Retracted,
}
