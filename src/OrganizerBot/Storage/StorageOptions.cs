using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OrganizerBot.Storage;

/// <summary>Where things are kept.</summary>
public sealed partial class StorageOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Storage";

    /// <summary>The folder of the database and the schedule; <c>data</c> unless set.</summary>
    [Required]
    public string DataDirectory { get; init; } = "data";

    /// <summary>The folder of the key file, apart from the data and its backups; <c>keys</c> unless set.</summary>
    [Required]
    public string KeysDirectory { get; init; } = "keys";

    /// <summary>The database's file.</summary>
    public string DatabaseFile => Path.Combine(DataDirectory, "organizer.db");

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<StorageOptions>;
}
