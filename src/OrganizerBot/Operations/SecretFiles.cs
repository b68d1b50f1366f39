namespace OrganizerBot.Operations;

/// <summary>Reads settings from files, so that secrets need not stand in the environment, where every child process and every dump has them.</summary>
/// <remarks>
/// Two ways. A file in the folder of secrets that is called like a variable, such as <c>/run/secrets/Slack__SigningSecret</c>, is that setting.
/// And <c>Slack__SigningSecret__File=/run/secrets/slack</c> reads the setting from the named file.
/// </remarks>
internal static class SecretFiles
{
    /// <summary>The setting that names the folder; <c>/run/secrets</c> unless set.</summary>
    public const string Folder = "Secrets:Directory";

    /// <summary>What is put behind a setting's name to name its file.</summary>
    public const string Suffix = ":File";

    private const string UsualFolder = "/run/secrets";
    private const string Separator = "__";

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Reads what there is. Files win over variables.</summary>
        /// <exception cref="InvalidOperationException">A file is named and cannot be read; the text says which, and what to do.</exception>
        public void AddSecretFiles()
        {
            var settings = Found(builder.Configuration).Concat(Named(builder.Configuration)).ToLookup(setting => setting.Key, setting => setting.Value, StringComparer.OrdinalIgnoreCase);
            builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Last())));
        }
    }

    /// <summary>Files that are called like a setting. What is called otherwise is for somebody else, or for a variable that names it.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Found(IConfiguration configuration)
    {
        var folder = configuration[Folder] is { Length: > 0 } named ? named : UsualFolder;
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
        {
            if (Path.GetFileName(file) is var name && name.Contains(Separator, StringComparison.Ordinal))
            {
                var key = name.Replace(Separator, ":", StringComparison.Ordinal);
                yield return KeyValuePair.Create(key, Read(file, $"{Folder} says that it is {key}"));
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Named(IConfiguration configuration) =>
        [.. configuration.AsEnumerable().Where(setting => setting.Key.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(setting.Value))
            .Select(setting => KeyValuePair.Create(setting.Key[..^Suffix.Length], Read(setting.Value!.Trim(), $"{setting.Key} names it")))];

    private static string Read(string file, string why)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                e is FileNotFoundException or DirectoryNotFoundException
                    ? $"The file {file} is not there, and {why}. Is the secret mounted?"
                    : $"The file {file} cannot be read, and {why}. Give it to the user that the bot runs as (1654 in the image), for example with chown and mode 0400.",
                e);
        }
    }
}
