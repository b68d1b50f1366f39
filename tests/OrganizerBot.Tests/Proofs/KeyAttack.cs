using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrganizerBot.Keys;

namespace OrganizerBot.Proofs;

/// <summary>The same thief with the key file too: unwraps whatever still unwraps, in the database of today and in what was stolen earlier, derives every key that the source derives, recomputes every name that keys make of a member, and opens whatever opens.</summary>
internal sealed class KeyAttack
{
    private static readonly string[] Purposes = ["draft", "draft/author", "notice", "moderator", "audit/2027-03", "campaign", "company"];

    private readonly byte[][] _keys;
    private readonly HashSet<ulong> _windows = [];
    private readonly List<string> _opened = [];
    private readonly Guid[] _communities;

    /// <summary>Goes through the loot.</summary>
    public KeyAttack(Loot loot, string keyFile)
    {
        var inFile = Strings(JsonDocument.Parse(File.ReadAllBytes(keyFile)).RootElement).Select(TryBase64).OfType<byte[]>().ToArray();
        var databases = loot.Files.Select(file => file.Name).Where(name => name.EndsWith(".db", StringComparison.Ordinal) && !name.Contains("schedule", StringComparison.Ordinal)).ToArray();
        var rows = databases.SelectMany(Loot.ReadAll).ToArray();
        _communities = [.. rows.Where(row => row.Table == "Communities").Select(row => Guid.Parse((string)row.Values["Id"])).Distinct()];
        byte[][] roots = [.. inFile, .. rows.Where(row => row.Table == "WrappedKeys").SelectMany(row => inFile.Select(key => Unwrap(row, key))).OfType<byte[]>()];
        Unwrapped = roots.Length - inFile.Length;
        _keys = [.. roots.SelectMany(root => Derived(root).Prepend(root)).DistinctBy(Convert.ToHexString)];
        foreach (var bytes in rows.SelectMany(row => row.Values.Values).OfType<byte[]>().Where(bytes => bytes.Length >= 8))
        {
            _windows.Add(BitConverter.ToUInt64(bytes));
        }

        _opened.AddRange(rows.SelectMany(Opened));
    }

    /// <summary>How many keys came out of their wrapping, in all that was stolen.</summary>
    public int Unwrapped { get; }

    /// <summary>How many sealed words opened.</summary>
    public int Opens => _opened.Count;

    /// <summary>How often the member turns up.</summary>
    public double Score(Suspect suspect) => Calls(suspect).Sum(call => _keys.Count(key => _windows.Contains(BitConverter.ToUInt64(HMACSHA256.HashData(key, call)))))
        + _opened.Count(words => words.Contains(suspect.Id, StringComparison.Ordinal) || words.Contains($"\"{suspect.Name}\"", StringComparison.Ordinal));

    private static IEnumerable<byte[]> Calls(Suspect suspect) => new[]
    {
        suspect.Id,
        $"{suspect.Community}/{suspect.Id}",
        $"organizerbot/p/1discord\0{suspect.Community.Split(':')[^1]}\0{suspect.Id}",
        $"{suspect.Id}/petition sign",
        $"{suspect.Id}/petition sign as:counted",
    }.Select(Encoding.UTF8.GetBytes);

    private static IEnumerable<byte[]> Derived(byte[] root) => Purposes.Select(purpose => "organizerbot/community/1/tag/" + purpose)
        .Append("organizerbot/community/1/seal").Append("organizerbot/sheet/1/pseudonym").Append("organizerbot/sheet/1/envelope")
        .Select(info => HKDF.DeriveKey(HashAlgorithmName.SHA256, root, 32, info: Encoding.UTF8.GetBytes(info)));

    private static byte[]? Unwrap(Row row, byte[] key)
    {
        var (of, community) = (Guid.Parse((string)row.Values["Of"]), Guid.Parse((string)row.Values["Community"]));
        return Enum.GetValues<KeyPart>().Select(part => TryOpen(key, (byte[])row.Values["Wrapped"], Encoding.UTF8.GetBytes($"organizerbot/wrap/1/{community:N}/{of:N}/{part}"))).FirstOrDefault(opened => opened is not null);
    }

    /// <summary>Sealed words in a row, tried with every key and at every place that the source knows.</summary>
    private IEnumerable<string> Opened(Row row) => row.Values.Values.OfType<byte[]>().Where(bytes => bytes.Length > 28)
        .SelectMany(bytes => Places(row).SelectMany(place => _keys.Select(key => TryOpen(key, bytes, place))).OfType<byte[]>()).Select(Encoding.UTF8.GetString);

    private IEnumerable<byte[]> Places(Row row)
    {
        switch (row.Table)
        {
            case "Signatures":
                yield return [.. Guid.Parse((string)row.Values["SheetId"]).ToByteArray(), .. (byte[])row.Values["Pseudonym"]];
                break;
            case "Refusals":
                yield return [.. Guid.Parse((string)row.Values["CampaignId"]).ToByteArray(), .. Guid.Parse((string)row.Values["Id"]).ToByteArray()];
                yield return Encoding.UTF8.GetBytes($"{Guid.Parse((string)row.Values["CommunityId"]):N}/review");
                break;
            case "Outbox":
                yield return Encoding.UTF8.GetBytes($"{Guid.Parse((string)row.Values["CommunityId"]):N}/outbox/{row.Values["Key"]}");
                break;
            case "Drafts" or "Notices" or "Moderators" or "ModeratorGroups" or "Blocks":
                // There is one community in the story; its own key stands under its own id.
                foreach (var community in _communities)
                {
                    yield return Encoding.UTF8.GetBytes($"{community:N}/{row.Table[..^1].ToLowerInvariant()}");
                }

                break;
        }
    }

    private static byte[]? TryOpen(byte[] key, byte[] bytes, byte[] place)
    {
        try
        {
            return key.Length == 32 ? Seal.Open(key, bytes, place) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[]? TryBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text) is { Length: 32 } key ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Strings(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };
}
