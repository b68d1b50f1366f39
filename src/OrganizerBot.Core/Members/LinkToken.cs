using System.Security.Cryptography;
using System.Text;

namespace OrganizerBot.Members;

/// <summary>What stands at the end of a personal link: 26 characters of Crockford's base 32, 130 random bits, known to nobody but its holder.</summary>
internal sealed record LinkToken
{
    private const int Length = 26;

    private LinkToken(string text) => Text = text;

    /// <summary>The characters, for the address alone.</summary>
    public string Text { get; }

    /// <summary>How its link is found: SHA-256, which does not lead back.</summary>
    public byte[] Id => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    /// <summary>The key that opens its link, and that nobody else can make.</summary>
    public byte[] Key => HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(Text), 32, info: "organizerbot/link/1/account"u8.ToArray());

    /// <summary>A fresh one.</summary>
    public static LinkToken New() => new(Crockford.New(Length));

    /// <summary>Reads one; null for anything else.</summary>
    public static LinkToken? Read(string? typed) => typed?.Length <= 2 * Length && Crockford.Read(typed, Length) is { } text ? new LinkToken(text) : null;

    /// <summary>Never the token itself.</summary>
    public override string ToString() => "a personal link";
}
