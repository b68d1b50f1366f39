namespace OrganizerBot.Languages;

/// <summary>A language the bot speaks.</summary>
public readonly record struct Language
{
    private readonly string? _code;

    private Language(string code) => _code = code;

    /// <summary>English, the language of last resort.</summary>
    public static Language English => default;

    /// <summary>French.</summary>
    public static Language French { get; } = new("fr");

    /// <summary>German.</summary>
    public static Language German { get; } = new("de");

    /// <summary>Spanish.</summary>
    public static Language Spanish { get; } = new("es");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Language> All => Spoken;

    private static Language[] Spoken { get; } = [English, French, German, Spanish];

    /// <summary>The ISO 639-1 code.</summary>
    public string Code => _code ?? "en";

    /// <summary>The spoken language nearest to a platform's locale, such as <c>fr-CA</c>; English where there is none.</summary>
    public static Language From(string? locale)
    {
        foreach (var language in Spoken)
        {
            if (locale?.StartsWith(language.Code, StringComparison.OrdinalIgnoreCase) == true)
            {
                return language;
            }
        }

        return English;
    }

    /// <summary>Which form a number takes: <c>one</c> or <c>other</c> (Unicode CLDR plural rules for whole numbers).</summary>
    public string Plural(int number) => Code switch
    {
        "fr" => number is 0 or 1 ? "one" : "other",
        _ => number == 1 ? "one" : "other",
    };

    /// <summary>How a day is written in a sentence, without the day of the week (Unicode CLDR, <c>dateFormats-long</c>; in English as in Britain).</summary>
    internal string DayPattern => Code switch
    {
        "de" => "d. MMMM yyyy",
        "es" => "d 'de' MMMM 'de' yyyy",
        _ => "d MMMM yyyy",
    };

    /// <inheritdoc/>
    public override string ToString() => Code;
}
