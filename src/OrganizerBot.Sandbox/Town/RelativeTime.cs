using System.Globalization;

namespace OrganizerBot.Sandbox.Town;

/// <summary>Times such as "in 2 days" in the reader's language, as the platforms' clients write them; in English for readers of a language that the town does not know.</summary>
internal static class RelativeTime
{
    private static readonly Dictionary<string, (string Ahead, string Past, string[] Units)> _spoken = new()
    {
        ["en"] = ("in {0}", "{0} ago", ["second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "month", "months", "year", "years"]),
        ["fr"] = ("dans {0}", "il y a {0}", ["seconde", "secondes", "minute", "minutes", "heure", "heures", "jour", "jours", "mois", "mois", "an", "ans"]),
        ["de"] = ("in {0}", "vor {0}", ["Sekunde", "Sekunden", "Minute", "Minuten", "Stunde", "Stunden", "Tag", "Tagen", "Monat", "Monaten", "Jahr", "Jahren"]),
        ["es"] = ("dentro de {0}", "hace {0}", ["segundo", "segundos", "minuto", "minutos", "hora", "horas", "día", "días", "mes", "meses", "año", "años"]),
    };

    /// <summary>What is counted.</summary>
    public enum Unit
    {
        /// <summary>Seconds.</summary>
        Second,

        /// <summary>Minutes.</summary>
        Minute,

        /// <summary>Hours.</summary>
        Hour,

        /// <summary>Days.</summary>
        Day,

        /// <summary>Months.</summary>
        Month,

        /// <summary>Years.</summary>
        Year,
    }

    /// <summary>The time in words.</summary>
    /// <param name="count">How many of the unit.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="isAhead">Whether it is still to come.</param>
    /// <param name="locale">The reader's language, such as "fr" or "es-ES".</param>
    public static string Words(long count, Unit unit, bool isAhead, string locale)
    {
        var language = CultureInfo.GetCultureInfo(locale).TwoLetterISOLanguageName;
        var (ahead, past, units) = _spoken.GetValueOrDefault(language, _spoken["en"]);

        // In French nought is one of a kind too.
        var isOne = count == 1 || (language == "fr" && count == 0);
        return string.Format(CultureInfo.InvariantCulture, isAhead ? ahead : past, $"{count.ToString(CultureInfo.InvariantCulture)} {units[((int)unit * 2) + (isOne ? 0 : 1)]}");
    }
}
