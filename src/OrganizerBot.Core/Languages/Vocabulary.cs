using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace OrganizerBot.Languages;

/// <summary>Reads every <c>.resx</c> of this folder for one language. English is the neutral one, in the assembly itself.</summary>
internal static class Vocabulary
{
    private const string Prefix = "OrganizerBot.Languages.";
    private const string Suffix = ".resources";

    /// <summary>All templates of a language; a key that stands in two files is a defect.</summary>
    public static FrozenDictionary<string, Template> Read(Language language)
    {
        var assembly = typeof(Vocabulary).Assembly;
        var culture = language == Language.English ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language.Code);
        Dictionary<string, Template> all = [];
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var set = new ResourceManager(name[..^Suffix.Length], assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false)
                ?? throw new InvalidOperationException($"{name} has no '{language}' version beside it.");
            foreach (DictionaryEntry entry in set)
            {
                all.Add((string)entry.Key, new Template((string)entry.Value!));
            }
        }

        return all.ToFrozenDictionary();
    }
}
