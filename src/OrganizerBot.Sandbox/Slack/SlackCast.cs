namespace OrganizerBot.Sandbox.Slack;

/// <summary>Everybody and every channel of the workspace "Lighthouse Staff". The people, the company and its story are invented.</summary>
internal static class SlackCast
{
    /// <summary>The workspace's name.</summary>
    public const string TeamName = "Lighthouse Staff";

    /// <summary>The workspace's domain, the first word of its address.</summary>
    public const string TeamDomain = "lighthouse-staff";

    /// <summary>The workspace's address; <c>.example</c> never resolves.</summary>
    public const string TeamUrl = "https://lighthouse-staff.slack.example/";

    /// <summary>The twelve people.</summary>
    public static IReadOnlyList<SlackPerson> People { get; } =
    [
        new("U07LHANA001", "Ana Ferreira", "ana", "moderator", "en-GB", "Europe/Lisbon"),
        new("U07LHBAS002", "Bastien Lacroix", "bastien", "moderator", "fr-FR", "Europe/Paris"),
        new("U07LHCHI003", "Chiara Conti", "chiara", "member", "en-GB", "Europe/Rome"),
        new("U07LHDEN004", "Deniz Aydın", "deniz", "member", "en-US", "Europe/Istanbul"),
        new("U07LHEFU005", "Efua Mensah", "efua", "member", "en-GB", "Africa/Accra"),
        new("U07LHFEM006", "Femke de Boer", "femke", "member", "en-US", "Europe/Amsterdam"),
        new("U07LHGOR007", "Goran Petrović", "goran", "member", "de-DE", "Europe/Belgrade"),
        new("U07LHHEL008", "Hélène Marchand", "helene", "member", "fr-FR", "Europe/Paris"),
        new("U07LHIMA009", "Imani Otieno", "imani", "member", "es-ES", "Africa/Nairobi"),
        new("U07LHJON010", "Jonas Lindqvist", "jonas", "member", "en-US", "Europe/Stockholm", IsAdmin: true),
        new("U07LHKAR011", "Karim Benali", "karim", "member", "fr-FR", "Europe/Brussels"),
        new("U07LHLEI012", "Leïla Haddad", "leila", "member", "fr-FR", "America/Toronto"),
    ];

    /// <summary>The channels, in the order of the side bar.</summary>
    public static IReadOnlyList<SlackChannel> Channels { get; } =
    [
        new("C07LHGENERL", "general", "News for everybody at Lighthouse Cloud", Everybody()),
        new("C07LHORGANZ", "organizing", "Petitions and pledges", Everybody()),
        new("C07LHREFUSL", "refusals", "Offers we turned down", Everybody()),
        new("C07LHMODERT", "moderators", "For those who moderate", ["U07LHANA001", "U07LHBAS002"]) { IsPrivate = true },
        new("C07LHRANDOM", "random", "Everything else", Everybody()) { StartsWithBot = false },
    ];

    /// <summary>The person with this id, handle or display name, or null.</summary>
    public static SlackPerson? Person(string named)
    {
        var name = named.TrimStart('@');
        return People.FirstOrDefault(person => person.Id == name)
            ?? People.FirstOrDefault(person => Same(person.Handle, name) || Same(person.Name, name));
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string[] Everybody() => [.. People.Select(person => person.Id)];
}
