using System.Security.Cryptography;
using System.Text;

namespace OrganizerBot.Keys;

/// <summary>What a community's key-encryption key (KEK) opens: the keys of its petitions, pledges and campaigns, and its own small secrets.</summary>
/// <remarks>Each purpose has its own key, derived by HKDF-SHA256 (RFC 5869) with the purpose as info.</remarks>
/// <param name="Community">The community.</param>
/// <param name="Generation">Which of its KEKs this is.</param>
/// <param name="Kek">32 bytes.</param>
public sealed record CommunityKeys(Guid Community, int Generation, byte[] Kek)
{
    /// <summary>A name for a member that only we can make and nobody can read: for moderators, notices and drafts.</summary>
    public byte[] Tag(string purpose, string about) => HMACSHA256.HashData(Derive("tag/" + purpose), Encoding.UTF8.GetBytes(about));

    /// <summary>Seals words for one place of the database.</summary>
    public byte[] Close(string words, string place) => Seal.Close(Derive("seal"), Encoding.UTF8.GetBytes(words), Place(place));

    /// <summary>Opens what <see cref="Close"/> sealed for the same place.</summary>
    public string Open(byte[] sealedWords, string place) => Encoding.UTF8.GetString(Seal.Open(Derive("seal"), sealedWords, Place(place)));

    /// <summary>Wraps the key of a petition, pledge or campaign.</summary>
    public byte[] Wrap(SheetKeys keys, Guid of)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Seal.Close(Derive("wrap"), keys.Root, Place(of.ToString("N")));
    }

    /// <summary>Unwraps what <see cref="Wrap"/> wrapped.</summary>
    public SheetKeys Unwrap(byte[] wrapped, Guid of) => new(of, Seal.Open(Derive("wrap"), wrapped, Place(of.ToString("N"))));

    /// <summary>Never the key itself.</summary>
    public override string ToString() => $"keys of {Community:N}, generation {Generation}";

    private byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Kek, 32, info: Encoding.UTF8.GetBytes("organizerbot/community/1/" + purpose));

    private byte[] Place(string place) => Encoding.UTF8.GetBytes($"{Community:N}/{place}");
}
