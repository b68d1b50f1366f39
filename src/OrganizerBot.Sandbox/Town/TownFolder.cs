namespace OrganizerBot.Sandbox.Town;

/// <summary>The folder in which a town is kept.</summary>
internal sealed class TownFolder
{
    public TownFolder(TownOptions options)
    {
        Root = Path.GetFullPath(options.Folder);
        Directory.CreateDirectory(Root);
        if (options.Fresh)
        {
            Clear();
        }
    }

    /// <summary>The folder itself.</summary>
    public string Root { get; }

    /// <summary>The town's memory.</summary>
    public string Town => Path.Combine(Root, "town.db");

    /// <summary>The bot's data.</summary>
    public string Bot => Path.Combine(Root, "bot");

    /// <summary>The bot's keys.</summary>
    public string Keys => Path.Combine(Root, "keys");

    // Only what a town makes is deleted: the folder may have been named by mistake.
    private void Clear()
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(Town + suffix);
        }

        foreach (var folder in (string[])[Bot, Keys])
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
