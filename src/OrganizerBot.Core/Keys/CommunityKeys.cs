using System.Security.Cryptography;
using System.Text;

namespace OrganizerBot.Keys;

/// <summary>A community's own small secrets, derived from its root key: names that only we can make, and seals for words. The root stays the same for as long as the community is known.</summary>
/// <remarks>Each purpose has its own key, derived by HKDF-SHA256 (RFC 5869) with the purpose as info.</remarks>
/// <param name="Community">The community.</param>
/// <param name="Root">32 bytes, stored only wrapped by a <see cref="WrappingKey"/>.</param>
public sealed record CommunityKeys(Guid Community, byte[] Root)
{
    /// <summary>A name for a member that only we can make and nobody can read: for moderators, notices and drafts.</summary>
    public byte[] Tag(string purpose, string about) => HMACSHA256.HashData(Derive("tag/" + purpose), Encoding.UTF8.GetBytes(about));

    /// <summary>Seals words for one place of the database.</summary>
    public byte[] Close(string words, string place) => Seal.Close(Derive("seal"), Padding.Fill(words), Place(place));

    /// <summary>Opens what <see cref="Close"/> sealed for the same place.</summary>
    public string Open(byte[] sealedWords, string place) => Padding.Strip(Seal.Open(Derive("seal"), sealedWords, Place(place)));

    /// <summary>Never the key itself.</summary>
    public override string ToString() => $"keys of {Community:N}";

    private byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Root, 32, info: Encoding.UTF8.GetBytes("organizerbot/community/1/" + purpose));

    private byte[] Place(string place) => Encoding.UTF8.GetBytes($"{Community:N}/{place}");
}
