using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OrganizerBot.Storage.Postgres;

namespace OrganizerBot.Storage;

/// <summary>Where things are kept.</summary>
public sealed partial class StorageOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Storage";

    /// <summary>Which engine keeps the database: <c>Sqlite</c>, a file for one process, or <c>Postgres</c>, a server for several; <c>Sqlite</c> unless set.</summary>
    [RegularExpression("^(?i:sqlite|postgres)$", ErrorMessage = "Storage:Provider must be Sqlite (a file in the data folder; leave the setting out for this) or Postgres (a server, named by Storage:Connection).")]
    public string Provider { get; init; } = nameof(StorageProvider.Sqlite);

    /// <summary>With PostgreSQL, how to reach it: <c>Host=…;Database=…;Username=…;Password=…</c>. It holds a secret: give it as a file.</summary>
    [PostgresConnection]
    public string? Connection { get; init; }

    /// <summary>The folder of the database and the schedule, with SQLite; <c>data</c> unless set.</summary>
    [Required(ErrorMessage = "Storage:DataDirectory is empty. Name the folder of the database, or leave it out to use data.")]
    public string DataDirectory { get; init; } = "data";

    /// <summary>The folder of the key file, apart from the data and its backups; <c>keys</c> unless set.</summary>
    [Required(ErrorMessage = "Storage:KeysDirectory is empty. Name the folder of the key file, or leave it out to use keys.")]
    public string KeysDirectory { get; init; } = "keys";

    /// <summary>The folder of the backups that the bot makes before it changes the database, with SQLite; <c>backups</c> in the data folder unless set.</summary>
    public string? BackupDirectory { get; init; }

    /// <summary>The engine.</summary>
    public StorageProvider Engine => Enum.TryParse<StorageProvider>(Provider, ignoreCase: true, out var engine) ? engine : StorageProvider.Sqlite;

    /// <summary>The folder of the backups.</summary>
    public string Backups => string.IsNullOrWhiteSpace(BackupDirectory) ? Path.Combine(DataDirectory, "backups") : BackupDirectory;

    /// <summary>The database's file, with SQLite.</summary>
    public string DatabaseFile => Path.Combine(DataDirectory, "organizer.db");

    /// <summary>The section as it stands in the settings, before it is checked.</summary>
    internal static StorageOptions In(IConfiguration configuration) => configuration.GetSection(Section).Get<StorageOptions>() ?? new StorageOptions();

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<StorageOptions>;
}
