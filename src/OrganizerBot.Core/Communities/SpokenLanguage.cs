using OrganizerBot.Languages;

namespace OrganizerBot.Communities;

/// <summary>The languages that moderators can choose for what is posted in public.</summary>
public enum SpokenLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>French.</summary>
    French,

    /// <summary>German.</summary>
    German,

    /// <summary>Spanish.</summary>
    Spanish,
}

/// <summary>Which language a choice is.</summary>
internal static class SpokenLanguages
{
    private static readonly Dictionary<SpokenLanguage, Language> Meant = new()
    {
        [SpokenLanguage.English] = Language.English,
        [SpokenLanguage.French] = Language.French,
        [SpokenLanguage.German] = Language.German,
        [SpokenLanguage.Spanish] = Language.Spanish,
    };

    /// <summary>The language that a choice means.</summary>
    public static Language Spoken(this SpokenLanguage choice) => Meant[choice];

    /// <summary>The choice by which a language is named.</summary>
    public static SpokenLanguage Choice(this Language language) => Meant.Single(choice => choice.Value == language).Key;
}
