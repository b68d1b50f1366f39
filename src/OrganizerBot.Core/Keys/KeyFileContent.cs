using System.Text.Json;

namespace OrganizerBot.Keys;

/// <summary>What stands in the key file. Version 1 had no signing seed, and only one wrapping key for each community.</summary>
/// <param name="Version">The version of the format.</param>
/// <param name="Deployment">A secret for what belongs to no community; 32 bytes.</param>
/// <param name="Signing">The seed of the Ed25519 key that signs checkpoints of the tally; 32 bytes.</param>
/// <param name="Communities">Each community's wrapping keys by generation.</param>
internal sealed record KeyFileContent(int Version, byte[] Deployment, byte[] Signing, Dictionary<Guid, SortedDictionary<int, KeyFileContent.Generation>> Communities)
{
    private const int Newest = 2;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>One wrapping key.</summary>
    /// <param name="Key">32 bytes.</param>
    /// <param name="Since">When it was added, UTC.</param>
    internal sealed record Generation(byte[] Key, DateTimeOffset Since);

    /// <summary>Fresh secrets, and no community.</summary>
    public static KeyFileContent New() => new(Newest, Secret.Key(), Secret.Key(), []);

    /// <summary>Reads a file of any version.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="now">The moment since when keys are known that carry none.</param>
    /// <param name="upgraded">Whether it is an older version, and has to be written before what was added to it is used.</param>
    /// <exception cref="JsonException">It is not a key file, or one of a newer version.</exception>
    public static KeyFileContent Read(ReadOnlySpan<byte> bytes, DateTimeOffset now, out bool upgraded)
    {
        var version = JsonSerializer.Deserialize<Header>(bytes, Json)?.Version;
        upgraded = version == 1;
        var content = version switch
        {
            1 => JsonSerializer.Deserialize<First>(bytes, Json)?.Upgrade(now),
            Newest => JsonSerializer.Deserialize<KeyFileContent>(bytes, Json),
            > Newest => throw new JsonException("A newer OrganizerBot wrote it."),
            _ => null,
        };
        return content is { Deployment.Length: 32, Signing.Length: 32, Communities: not null } && content.Communities.Values.All(IsSound) ? content : throw new JsonException("It lacks its keys.");
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    private static bool IsSound(SortedDictionary<int, Generation> generations) =>
        generations is { Count: > 0 } && generations.Values.All(generation => generation is { Key.Length: 32 });

    private sealed record Header(int Version);

    private sealed record First(byte[] Deployment, Dictionary<Guid, Dictionary<int, byte[]>> Communities)
    {
        public KeyFileContent? Upgrade(DateTimeOffset now) => Communities is null
            ? null
            : new(Newest, Deployment, Secret.Key(), Communities.ToDictionary(
                community => community.Key,
                community => new SortedDictionary<int, Generation>(community.Value.ToDictionary(key => key.Key, key => new Generation(key.Value, now)))));
    }
}
