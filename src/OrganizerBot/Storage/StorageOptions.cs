using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OrganizerBot.Storage;

/// <summary>Where things are kept.</summary>
public sealed partial class StorageOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Storage";

    /// <summary>The folder of the database and the schedule; <c>data</c> unless set.</summary>
    [Required(ErrorMessage = "Storage:DataDirectory is empty. Name the folder of the database, or leave it out to use data.")]
    public string DataDirectory { get; init; } = "data";

    /// <summary>The folder of the key file, apart from the data and its backups; <c>keys</c> unless set.</summary>
    [Required(ErrorMessage = "Storage:KeysDirectory is empty. Name the folder of the key file, or leave it out to use keys.")]
    public string KeysDirectory { get; init; } = "keys";

    /// <summary>The folder of the backups that the bot makes before it changes the database; <c>backups</c> in the data folder unless set.</summary>
    public string? BackupDirectory { get; init; }

    /// <summary>The folder of the backups.</summary>
    public string Backups => string.IsNullOrWhiteSpace(BackupDirectory) ? Path.Combine(DataDirectory, "backups") : BackupDirectory;

    /// <summary>The database's file.</summary>
    public string DatabaseFile => Path.Combine(DataDirectory, "organizer.db");

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<StorageOptions>;
}
