using OrganizerBot.Communities;
using OrganizerBot.Keys;

namespace OrganizerBot.Petitions;

/// <summary>A petition that a member asks for. It waits for the moderators of their community; it is no petition before one of them drafts it.</summary>
/// <remarks>Nobody is told who proposed it, and no time is kept. What it says is sealed: nobody has read it yet.</remarks>
public sealed class Proposal
{
    private Proposal()
    {
    }

    /// <summary>Its id, random.</summary>
    public Id<Proposal> Id { get; private set; }

    /// <summary>What its author types to take it back, and moderators to decide.</summary>
    public Code Code { get; private set; }

    /// <summary>The community whose moderators decide.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>For whom a notice will be left, keyed: <see cref="Notice.RecipientTag"/>.</summary>
    public byte[] Recipient { get; private set; } = [];

    /// <summary>The <see cref="ProposedWords"/>, sealed under the community's keys.</summary>
    public byte[] SealedWords { get; private set; } = [];

    /// <summary>Keeps what a member proposes.</summary>
    /// <param name="community">The community.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="member">The platform's id of the author.</param>
    /// <param name="words">What it says.</param>
    public static Proposal Of(Id<Community> community, CommunityKeys keys, string member, ProposedWords words)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(words);
        return new Proposal
        {
            Id = Id<Proposal>.Random(),
            Code = Code.New(),
            CommunityId = community,
            Recipient = Notice.RecipientTag(keys, member),
            SealedWords = keys.Close(words.ToJson(), "proposal"),
        };
    }

    /// <summary>What it says.</summary>
    public ProposedWords Words(CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return ProposedWords.FromJson(keys.Open(SealedWords, "proposal"));
    }

    /// <summary>Whether that account proposed it.</summary>
    public bool IsBy(CommunityKeys keys, string member) => Notice.RecipientTag(keys, member).AsSpan().SequenceEqual(Recipient);
}
