using System.Security.Cryptography;
using System.Text;
using OrganizerBot.Keys;
using OrganizerBot.Signing;

namespace OrganizerBot.Proofs;

/// <summary>The thief's attempts. Each gives every member a score: the higher, the likelier the thief thinks that they signed.</summary>
internal sealed class Attacks(Loot loot)
{
    private const int Window = 8;
    private const int MostSalts = 48;

    private readonly HashSet<ulong> _windows = Windows(loot);
    private readonly byte[][] _salts = [.. Salts(loot)];

    /// <summary>All attempts by name.</summary>
    public IEnumerable<(string Name, Func<Suspect, double> Score)> All =>
    [
        ("hashes", Hashes),
        ("words", Words),
        ("lengths of envelopes", Lengths),
    ];

    /// <summary>Hashes of everything that names the member, plain and salted with whatever lies around, looked for anywhere in the files.</summary>
    public double Hashes(Suspect suspect) => Names(suspect).Sum(name => Digests(name).Concat(_salts.SelectMany(salt => Salted(name, salt))).Count(IsThere));

    /// <summary>The member's id and name themselves, as text of several kinds, anywhere in the files.</summary>
    public double Words(Suspect suspect) => new[] { suspect.Id, suspect.Name }.SelectMany(Spellings).Sum(word => loot.Files.Count(file => file.Bytes.AsSpan().IndexOf(word) >= 0));

    /// <summary>Whether an envelope is as long as this member's would be; the source is open, so that the thief can make one.</summary>
    public double Lengths(Suspect suspect)
    {
        var expected = new SignerName(suspect.Community, suspect.Id, suspect.Name).Close(SheetKeys.New(Guid.Empty), []).Length;
        return Envelopes().Count(envelope => envelope == expected) + (Envelopes().Count(envelope => Math.Abs(envelope - expected) <= 1) / 1000.0);
    }

    private IEnumerable<int> Envelopes() => loot.Rows.Where(row => row.Table == "Signatures").Select(row => row.Values.GetValueOrDefault("Envelope")).OfType<byte[]>().Select(envelope => envelope.Length);

    private bool IsThere(byte[] hash) => _windows.Contains(BitConverter.ToUInt64(hash)) || _windows.Contains(BitConverter.ToUInt64(Encoding.ASCII.GetBytes(Convert.ToHexString(hash)[..16])))
        || _windows.Contains(BitConverter.ToUInt64(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)[..16]))) || _windows.Contains(BitConverter.ToUInt64(Encoding.ASCII.GetBytes(Convert.ToBase64String(hash)[..12])));

    /// <summary>How the member may be called where something is hashed; the pseudonym's own preimage is known, the source is open.</summary>
    private static IEnumerable<byte[]> Names(Suspect suspect) => new[]
    {
        suspect.Id,
        suspect.Name,
        suspect.Community + suspect.Id,
        $"{suspect.Community}/{suspect.Id}",
        $"organizerbot/p/1discord\0{suspect.Community.Split(':')[^1]}\0{suspect.Id}",
    }.Select(Encoding.UTF8.GetBytes);

    private static IEnumerable<byte[]> Digests(byte[] name)
    {
#pragma warning disable CA5350, CA5351 // The thief tries what others might have used.
        yield return MD5.HashData(name);
        yield return SHA1.HashData(name);
#pragma warning restore CA5350, CA5351
        yield return SHA256.HashData(name);
        yield return SHA512.HashData(name);
    }

    private static IEnumerable<byte[]> Salted(byte[] name, byte[] salt)
    {
        yield return HMACSHA256.HashData(salt, name);
        yield return SHA256.HashData([.. salt, .. name]);
        yield return SHA256.HashData([.. name, .. salt]);
    }

    private static IEnumerable<byte[]> Spellings(string word)
    {
        yield return Encoding.UTF8.GetBytes(word);
        yield return Encoding.Unicode.GetBytes(word);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(word)));
        yield return Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(word)).TrimEnd('='));
    }

    /// <summary>What may have served as a salt or a key: everything in the tables that are not made of members' acts, keys in their wrapping included.</summary>
    private static IEnumerable<byte[]> Salts(Loot loot) => loot.Rows.Where(row => row.Table is "Communities" or "Campaigns" or "Petitions" or "Sheets" or "WrappedKeys" or "Settings")
        .SelectMany(row => row.Values.Values).SelectMany(value => value switch
        {
            byte[] bytes => new[] { bytes },
            string text when Guid.TryParse(text, out var id) => [id.ToByteArray(), id.ToByteArray(bigEndian: true), Encoding.UTF8.GetBytes(text)],
            string { Length: >= 5 } text => [Encoding.UTF8.GetBytes(text)],
            _ => [],
        }).DistinctBy(Convert.ToHexString).Take(MostSalts);

    private static HashSet<ulong> Windows(Loot loot)
    {
        HashSet<ulong> windows = [];
        foreach (var (_, bytes) in loot.Files)
        {
            for (var at = 0; at + Window <= bytes.Length; at++)
            {
                windows.Add(BitConverter.ToUInt64(bytes, at));
            }
        }

        return windows;
    }
}

/// <summary>A member on the thief's list.</summary>
/// <param name="Community">The community, as the bot writes it.</param>
/// <param name="Id">The platform's id.</param>
/// <param name="Name">The name.</param>
internal sealed record Suspect(string Community, string Id, string Name);
