using System.Security.Cryptography;
using System.Text.Json;

namespace OrganizerBot.Keys;

/// <summary>The file <c>organizerbot-keys.json</c>: wrapping keys for each community and the seed that signs checkpoints, outside the database and its backups.</summary>
/// <remarks>
/// Whoever has the database but not this file learns no member's name. A community has one wrapping key, and two or more only while
/// <see cref="KeyRotation"/> replaces it. Readable by its owner only (mode 0600, or 0440 where it is mounted as a secret).
/// </remarks>
public sealed class KeyFile
{
    private const UnixFileMode TooOpen = UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private const string Name = "organizerbot-keys.json";

    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private KeyFileContent _content;

    private KeyFile(string path, TimeProvider clock, KeyFileContent content) => (_path, _clock, _content) = (path, clock, content);

    /// <summary>A deployment-wide secret for what belongs to no community: the inbox, and codes by which a community is claimed.</summary>
    public byte[] DeploymentKey => _content.Deployment;

    /// <summary>The 32-byte seed of the Ed25519 key that signs checkpoints of the tally. Made once.</summary>
    public byte[] SigningSeed => _content.Signing;

    /// <summary>The communities that have more than one wrapping key: a rotation was begun and is not finished.</summary>
    public IReadOnlyList<Guid> Rotating
    {
        get
        {
            lock (_gate)
            {
                // Another replica may have begun one.
                _content = Read(_path, _clock);
                return [.. _content.Communities.Where(community => community.Value.Count > 1).Select(community => community.Key)];
            }
        }
    }

    /// <summary>Opens the file of a folder, or makes it. One of an older version is brought up to date.</summary>
    /// <param name="folder">The keys' folder; made if it is not there.</param>
    /// <param name="clock">Tells when a key was added.</param>
    /// <exception cref="InvalidOperationException">The file is unreadable, or others may read it; the text says what to do.</exception>
    public static KeyFile Open(string folder, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        Directory.CreateDirectory(folder);
        var path = PathIn(folder);
        return File.Exists(path) || Make(path) is not { } made ? OpenThere(path, clock) : new KeyFile(path, clock, made);
    }

    /// <summary>Opens the file of a folder for whoever only looks: none is made, and one of an older version stays as it is until it is changed.</summary>
    /// <exception cref="InvalidOperationException">There is none, it is unreadable, or others may read it; the text says what to do.</exception>
    public static KeyFile Look(string folder, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"There is no key file {path}. The bot makes one when it first starts; one that is lost comes back from its own backup alone (Storage:KeysDirectory).");
        }

        RefuseOpenToOthers(path);
        return new KeyFile(path, clock, Read(path, clock, mayUpgrade: false));
    }

    /// <summary>Where the key file of a folder is.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, Name);

    /// <summary>Whether bytes are those of a key file of any version, wherever they lie and whatever they are called.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return KeyFileContent.Read(bytes, default, out _) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The community's newest wrapping key, for whatever is wrapped now; made and written before it is returned if it has none.</summary>
    /// <remarks>The file is read again: another replica may have added one.</remarks>
    public WrappingKey Newest(Guid community) => Change(content =>
        content.Communities.TryGetValue(community, out var generations) ? Of(community, generations.Keys.Max(), generations) : Add(content, community));

    /// <summary>The community's wrapping key of one generation. The file is read again when it does not know it: another replica may have added it.</summary>
    /// <exception cref="InvalidOperationException">No such generation: the key file does not belong to this database.</exception>
    public WrappingKey For(Guid community, int generation)
    {
        lock (_gate)
        {
            if (Find(community, generation) is null)
            {
                _content = Read(_path, _clock);
            }

            return Find(community, generation)
                ?? throw new InvalidOperationException($"The key file {_path} lacks a key that the database needs. Restore the key file that belongs to this database.");
        }
    }

    /// <summary>Whether it opens a wrapped key. False too where the key was wrapped for another place, or changed.</summary>
    public bool Opens(WrappedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
        {
            if (Find(key.Community, key.Generation) is null)
            {
                _content = Read(_path, _clock, mayUpgrade: false);
            }

            try
            {
                return Find(key.Community, key.Generation)?.Unwrap(key.Wrapped, key.Of, key.Part) is not null;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }
    }

    /// <summary>Adds the next generation; those before stay until <see cref="Remove"/>.</summary>
    public WrappingKey Add(Guid community) => Change(content => Add(content, community));

    /// <summary>When each of a community's wrapping keys was added, by generation.</summary>
    public IReadOnlyDictionary<int, DateTimeOffset> GenerationsOf(Guid community)
    {
        lock (_gate)
        {
            return _content.Communities.TryGetValue(community, out var generations) ? generations.ToDictionary(key => key.Key, key => key.Value.Since) : [];
        }
    }

    /// <summary>Destroys wrapping keys: what only they open is lost, in every copy of the database. The newest stays whatever is asked.</summary>
    public void Remove(Guid community, IReadOnlyCollection<int> generations) => Change(content =>
    {
        var known = content.Communities[community];
        var newest = known.Keys.Max();
        foreach (var generation in generations.Where(generation => generation != newest))
        {
            known.Remove(generation);
        }

        return newest;
    });

    /// <summary>Destroys all wrapping keys of a community whose time is over, the newest too.</summary>
    public void Forget(Guid community) => Change(content => content.Communities.Remove(community));

    private static KeyFile OpenThere(string path, TimeProvider clock)
    {
        RefuseOpenToOthers(path);
        return new KeyFile(path, clock, Read(path, clock));
    }

    /// <returns>Null when another replica was faster.</returns>
    private static KeyFileContent? Make(string path)
    {
        using var only = KeyFileLock.Take(path);
        if (File.Exists(path))
        {
            return null;
        }

        var made = KeyFileContent.New();
        Write(path, made);
        return made;
    }

    private static void RefuseOpenToOthers(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & TooOpen) != 0)
        {
            throw new InvalidOperationException($"Others can read or change the key file {path}. Run: chmod 600 {path} (its folder is Storage:KeysDirectory).");
        }
    }

    private WrappingKey Add(KeyFileContent content, Guid community)
    {
        if (!content.Communities.TryGetValue(community, out var generations))
        {
            content.Communities[community] = generations = [];
        }

        var next = generations.Keys.DefaultIfEmpty(0).Max() + 1;
        generations[next] = new KeyFileContent.Generation(Secret.Key(), _clock.GetUtcNow());
        return Of(community, next, generations);
    }

    /// <summary>Changes what the file holds now, and answers after it is on the disk. What changes nothing writes nothing.</summary>
    private T Change<T>(Func<KeyFileContent, T> change)
    {
        lock (_gate)
        {
            var content = Read(_path, _clock);
            var result = Try(change, content, out var isChanged);
            if (isChanged)
            {
                // Another replica may have changed it just now: it is read once more, while nobody else can change it.
                using var only = KeyFileLock.Take(_path);
                content = Read(_path, _clock, mayUpgrade: false);
                result = Try(change, content, out isChanged);
                if (isChanged)
                {
                    Write(_path, content);
                }
            }

            _content = content;
            return result;
        }
    }

    private static T Try<T>(Func<KeyFileContent, T> change, KeyFileContent content, out bool isChanged)
    {
        var before = content.Write();
        var result = change(content);
        isChanged = !content.Write().AsSpan().SequenceEqual(before);
        return result;
    }

    private WrappingKey? Find(Guid community, int generation) =>
        _content.Communities.TryGetValue(community, out var generations) && generations.ContainsKey(generation) ? Of(community, generation, generations) : null;

    private static WrappingKey Of(Guid community, int generation, SortedDictionary<int, KeyFileContent.Generation> generations) =>
        new(community, generation, generations[generation].Key);

    /// <summary>Reads the file. One of an older version is written anew before what was added to it is used.</summary>
    private static KeyFileContent Read(string path, TimeProvider clock, bool mayUpgrade = true)
    {
        try
        {
            var content = KeyFileContent.Read(File.ReadAllBytes(path), clock.GetUtcNow(), out var upgraded);
            return upgraded && mayUpgrade ? Upgrade(path, clock) : content;
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"The key file {path} cannot be read ({e.Message}). Restore it from its own backup; do not delete it: the names in the database open with nothing else (Storage:KeysDirectory).", e);
        }
    }

    private static KeyFileContent Upgrade(string path, TimeProvider clock)
    {
        using var only = KeyFileLock.Take(path);
        var content = KeyFileContent.Read(File.ReadAllBytes(path), clock.GetUtcNow(), out var upgraded);
        if (upgraded)
        {
            Write(path, content);
        }

        return content;
    }

    private static void Write(string path, KeyFileContent content)
    {
        var bytes = content.Write();
        try
        {
            DurableFile.Replace(path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The key file {path} cannot be written ({e.Message}). Its folder must be writable: keys are added to it, and destroyed when their time is over.", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}
