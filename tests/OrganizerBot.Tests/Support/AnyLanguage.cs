using OrganizerBot.Languages;

namespace OrganizerBot.Support;

/// <summary>What people of the town read, whichever language their client has.</summary>
internal static class AnyLanguage
{
    /// <summary>How an answer begins that says that somebody signed.</summary>
    public const string Signed = "^(Signed|C'est signé|Unterschrieben|Has firmado)";

    /// <summary>Whether a label is that of a key.</summary>
    public static bool Says(string label, string key) => Language.All.Any(language => Words.In(language).Plain(key) == label);
}
