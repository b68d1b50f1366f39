namespace OrganizerBot.Storage;

/// <summary>The database engine that keeps everything.</summary>
public enum StorageProvider
{
    /// <summary>A file in the data folder, for one process.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, for one process or several.</summary>
    Postgres,
}
