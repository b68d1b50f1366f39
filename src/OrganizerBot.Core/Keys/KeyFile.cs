using System.Security.Cryptography;
using System.Text.Json;

namespace OrganizerBot.Keys;

/// <summary>The file <c>organizerbot-keys.json</c>: a key-encryption key for each community, outside the database and its backups.</summary>
/// <remarks>
/// Whoever has the database but not this file learns no member's name. Written to a temporary file, flushed, then renamed, so that a crash
/// leaves the old file or the new one; readable by its owner only (mode 0600, or 0440 where it is mounted as a secret).
/// </remarks>
public sealed class KeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode TooOpen = UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly string _path;
    private readonly Lock _gate = new();
    private Content _content;

    private KeyFile(string path, Content content) => (_path, _content) = (path, content);

    /// <summary>A deployment-wide secret for what belongs to no community: the inbox, and codes by which a community is claimed.</summary>
    public byte[] DeploymentKey => _content.Deployment;

    /// <summary>x.</summary>
    public byte[] SigningSeed => _content.Deployment;

    /// <summary>Opens the file of a folder, or makes it.</summary>
    /// <param name="folder">The keys' folder; made if it is not there.</param>
    /// <exception cref="InvalidOperationException">The file is unreadable, or others may read it; the text says what to do.</exception>
    public static KeyFile Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "organizerbot-keys.json");
        if (!File.Exists(path))
        {
            var made = new KeyFile(path, new Content(1, Secret.Key(), []));
            made.Write();
            return made;
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & TooOpen) != 0)
        {
            throw new InvalidOperationException($"Others can read or change the key file {path}. Run: chmod 600 {path}");
        }

        return new KeyFile(path, Read(path));
    }

    /// <summary>The community's current keys; made and written before they are returned if it has none.</summary>
    public CommunityKeys For(Guid community)
    {
        lock (_gate)
        {
            if (!_content.Communities.TryGetValue(community, out var generations))
            {
                _content.Communities[community] = generations = new Dictionary<int, byte[]> { [1] = Secret.Key() };
                Write();
            }

            var newest = generations.Keys.Max();
            return new CommunityKeys(community, newest, generations[newest]);
        }
    }

    /// <summary>The community's keys of one generation. The file is read again when it does not know it: another replica may have rotated.</summary>
    /// <exception cref="InvalidOperationException">No such generation: the key file does not belong to this database.</exception>
    public CommunityKeys For(Guid community, int generation)
    {
        lock (_gate)
        {
            if (Find(community, generation) is null)
            {
                _content = Read(_path);
            }

            return Find(community, generation)
                ?? throw new InvalidOperationException($"The key file {_path} lacks a key that the database needs. Restore the key file that belongs to this database.");
        }
    }

    private static Content Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Json) is { Deployment.Length: 32, Communities: not null } content
                ? content
                : throw new JsonException("It lacks its keys.");
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"The key file {path} cannot be read ({e.Message}). Restore it from its own backup; do not delete it: the names in the database open with nothing else.", e);
        }
    }

    private CommunityKeys? Find(Guid community, int generation) =>
        _content.Communities.TryGetValue(community, out var generations) && generations.TryGetValue(generation, out var kek) ? new(community, generation, kek) : null;

    private void Write()
    {
        var temporary = _path + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(_content, Json);
        using (var file = new FileStream(temporary, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, _path, overwrite: true);
        CryptographicOperations.ZeroMemory(bytes);
    }

    private sealed record Content(int Version, byte[] Deployment, Dictionary<Guid, Dictionary<int, byte[]>> Communities);
}
