using OrganizerBot.Keys;

namespace OrganizerBot.Operations.Doctor;

/// <summary>Copies of the key file where they must not be: an old one opens what members had erased, and one beside the data goes wherever the data goes.</summary>
internal sealed class KeyCopiesCheck : ICheck
{
    private const int Largest = 4 * 1024 * 1024;

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0, MaxRecursionDepth = 5 };

    /// <inheritdoc/>
    public string About => "copies of the key file";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        if (bot.Storage is not { } storage)
        {
            return Task.FromResult<IReadOnlyList<Finding>>([]);
        }

        var own = Path.GetFullPath(KeyFile.PathIn(storage.KeysDirectory));
        IReadOnlyList<Finding> found =
        [
            .. CopiesIn("Storage:BackupDirectory", storage.Backups, own),
            .. CopiesIn("Storage:DataDirectory", storage.DataDirectory, own),
            .. CopiesIn("Storage:KeysDirectory", storage.KeysDirectory, own),
        ];
        return Task.FromResult<IReadOnlyList<Finding>>([.. found.DistinctBy(finding => finding.What)]);
    }

    private static IEnumerable<Finding> CopiesIn(string setting, string folder, string own) => !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*", Everywhere)
        .Select(Path.GetFullPath).Where(file => file != own && IsOne(file)).Order(StringComparer.Ordinal)
        .Select(file => Finding.Wrong(setting, $"{file} is a copy of the key file. It goes on opening what members had erased.", "Delete it. The key file has one backup, apart from the data, which each new one replaces."));

    private static bool IsOne(string file)
    {
        try
        {
            return new FileInfo(file).Length < Largest && KeyFile.IsOne(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
