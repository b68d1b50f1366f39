using OrganizerBot.Keys;

namespace OrganizerBot.Communities;

/// <summary>A word that waits for one member and is said with the answer to their next command. It is deleted at the one after that; where that one reaches another replica it is said there too: see <see cref="SaidNotices"/>.</summary>
public sealed class Notice
{
    private Notice()
    {
    }

    /// <summary>Its id, random.</summary>
    public Id<Notice> Id { get; private set; }

    /// <summary>For whom, keyed.</summary>
    public byte[] Recipient { get; private set; } = [];

    /// <summary>The words, sealed.</summary>
    public byte[] SealedWords { get; private set; } = [];

    /// <summary>Leaves a word for a member.</summary>
    /// <param name="recipient">From <see cref="RecipientTag"/>.</param>
    /// <param name="keys">The community's keys.</param>
    /// <param name="words">The words.</param>
    public static Notice For(byte[] recipient, CommunityKeys keys, string words)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new Notice { Id = Id<Notice>.Random(), Recipient = recipient, SealedWords = keys.Close(words, "notice") };
    }

    /// <summary>How a member is named here.</summary>
    public static byte[] RecipientTag(CommunityKeys keys, string member)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Tag("notice", member);
    }

    /// <summary>The words.</summary>
    public string Words(CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.Open(SealedWords, "notice");
    }
}
