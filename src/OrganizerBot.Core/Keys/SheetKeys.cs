using System.Security.Cryptography;
using System.Text;
using OrganizerBot.Messages;

namespace OrganizerBot.Keys;

/// <summary>The keys of one petition, pledge or campaign: they turn an account into a pseudonym there and nowhere else, and seal what a signer chose to show.</summary>
/// <param name="Of">What they belong to.</param>
/// <param name="Bytes">32 bytes, stored only wrapped by a <see cref="WrappingKey"/>: the root of both keys, or the one that opens names where the other was destroyed.</param>
/// <param name="Part">How much is left.</param>
public sealed record SheetKeys(Guid Of, byte[] Bytes, KeyPart Part = KeyPart.Whole)
{
    private readonly Lock _hiding = new();
    private KeyedHash? _accounts;
    private KeyedHash? _deliveries;
    private KeyedHash? _answerers;
    private byte[]? _communities;
    private AesGcm? _hider;

    private byte[] Names => Part == KeyPart.Names ? Bytes : Derive("envelope");

    /// <summary>Fresh keys.</summary>
    public static SheetKeys New(Guid of) => new(of, Secret.Key());

    /// <summary>The account's pseudonym: the same each time, linkable to nothing without the key. Null once the key of pseudonyms was destroyed.</summary>
    /// <remarks>HMAC-SHA256 over <c>organizerbot/p/1</c>, platform, 0, tenant, 0, member id. 32 bytes.</remarks>
    public byte[]? Pseudonym(Account account) => Part != KeyPart.Whole
        ? null
        : (_accounts ??= new KeyedHash(Derive("pseudonym"))).Of(Named(account));

    /// <summary>The account's pseudonym among those who are asked whether they did it: another one than under the signature, so that no answer leads to the name that was signed. Null once the key of pseudonyms was destroyed.</summary>
    /// <returns>32 bytes.</returns>
    public byte[]? Answerer(Account account) => Part != KeyPart.Whole
        ? null
        : (_answerers ??= new KeyedHash(Derive("answer"))).Of(Named(account));

    /// <summary>A delivery's name on this sheet: linkable to nothing without the key, and to nobody once the key of pseudonyms was destroyed.</summary>
    /// <param name="community">Where it came.</param>
    /// <param name="delivery">Its id at the platform.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="InvalidOperationException">The key was destroyed.</exception>
    public byte[] Delivery(CommunityRef community, string delivery) => Part == KeyPart.Whole
        ? (_deliveries ??= new KeyedHash(Derive("delivery"))).Of(Encoding.UTF8.GetBytes($"{community}\0{delivery}"))
        : throw new InvalidOperationException("Nothing is signed any more where the key was destroyed.");

    /// <summary>Seals words for one row.</summary>
    /// <param name="words">What to hide.</param>
    /// <param name="row">What tells the row from all others, such as its pseudonym.</param>
    public byte[] Close(string words, ReadOnlySpan<byte> row) => Seal.Close(Names, Padding.Fill(words), Place(row));

    /// <summary>Opens what <see cref="Close"/> sealed for the same row.</summary>
    public string Open(byte[] sealedWords, ReadOnlySpan<byte> row) => Padding.Strip(Seal.Open(Names, sealedWords, Place(row)));

    /// <summary>Seals where a signature came from, or how many came from somewhere. It opens for as long as pseudonyms can be made, and is noise afterwards.</summary>
    /// <param name="plain">What to hide; always as long as all others of its kind.</param>
    /// <param name="row">What tells its kind of row from others.</param>
    /// <exception cref="InvalidOperationException">The key was destroyed.</exception>
    public byte[] Hide(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> row)
    {
        lock (_hiding)
        {
            return Seal.Close(_hider ??= Seal.Of(Communities), plain, Place(row));
        }
    }

    /// <summary>Opens what <see cref="Hide"/> sealed for the same row.</summary>
    /// <exception cref="InvalidOperationException">The key was destroyed.</exception>
    public byte[] Reveal(byte[] hidden, ReadOnlySpan<byte> row) => Seal.Open(Communities, hidden, Place(row));

    /// <summary>The same keys without the one that makes pseudonyms. Nothing leads back from them to it.</summary>
    public SheetKeys WithoutAccounts() => new(Of, Names, KeyPart.Names);

    /// <summary>Never the key itself.</summary>
    public override string ToString() => $"keys of {Of:N}";

    private byte[] Communities => Part == KeyPart.Whole ? _communities ??= Derive("community") : throw new InvalidOperationException("Nobody can tell any more where a signature came from.");

    private static byte[] Named(Account account) => Encoding.UTF8.GetBytes($"organizerbot/p/1{account.Community.Platform.ToString().ToLowerInvariant()}\0{account.Community.Id}\0{account.MemberId}");

    private byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Bytes, 32, info: Encoding.UTF8.GetBytes("organizerbot/sheet/1/" + purpose));

    private byte[] Place(ReadOnlySpan<byte> row) => [.. Of.ToByteArray(), .. row];
}
