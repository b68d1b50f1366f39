using System.Globalization;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Who and what is in the town's guild. Every person, and the place they work at, is invented.</summary>
internal static class DiscordCast
{
    /// <summary>The guild; its @everyone role has the same id.</summary>
    public const string GuildId = "1201000000000000000";

    /// <summary>The guild's name.</summary>
    public const string GuildName = "Lighthouse Staff Commons";

    /// <summary>The language the guild prefers.</summary>
    public const string GuildLocale = "en-US";

    /// <summary>The bot's application; the bot's user has the same id.</summary>
    public const string ApplicationId = "1198000000000000000";

    /// <summary>The bot's name.</summary>
    public const string BotName = "OrganizerBot";

    /// <summary>The role of moderators.</summary>
    public const string ModeratorRoleId = "1201000000001000000";

    /// <summary>A role that gives no right on Discord: what it means is for the bot to be told.</summary>
    public const string StewardRoleId = "1201000000003000000";

    /// <summary>The role that came with the bot.</summary>
    public const string BotRoleId = "1201000000002000000";

    /// <summary>The channels. The bot was never let into the last one, so that its answer to that can be seen.</summary>
    public static IReadOnlyList<DiscordChannel> Channels { get; } =
    [
        new("1201000000010000000", "general", "Everything that has no channel of its own"),
        new("1201000000011000000", "organizing", "Petitions and pledges"),
        new("1201000000012000000", "refusals", "Offers we said no to"),
        new("1201000000013000000", "moderators", "For moderators", IsForModerators: true),
        new("1201000000014000000", "random", "Cats and lighthouses; no bots", HasBot: false),
    ];

    /// <summary>The members. The first four moderate.</summary>
    public static IReadOnlyList<DiscordPerson> People { get; } =
    [
        .. Named(
            ("Ana Ferreira", "ana.ferreira", null, "en-US"),
            ("Bram de Wit", "bramdw", "Bram", "en-GB"),
            ("Chloé Marchand", "chloe.m", null, "fr"),
            ("Dalia Haddad", "dalia_h", null, "en-US"),
            ("Emeka Obi", "emeka.obi", null, "en-GB"),
            ("Farida Benali", "farida.b", null, "fr"),
            ("Greta Lindqvist", "gretal", null, "sv-SE"),
            ("Hugo Petit", "hugo.petit", null, "fr"),
            ("Ines Kowalska", "ines_k", "Ines (night shift)", "pl"),
            ("Jonas Weber", "jonasw", null, "de"),
            ("Kaede Mori", "kaede", null, "ja"),
            ("Lukas Brandt", "lukas.brandt", null, "de"),
            ("Mireille Dufour", "mireille.d", null, "fr"),
            ("Nadia Petrova", "nadia_p", null, "en-US"),
            ("Oskar Nyman", "oskar.n", null, "en-US"),
            ("Priya Raman", "priya.r", null, "en-GB"),
            ("Quentin Lemaire", "quentinl", "Q", "fr"),
            ("Rosa Delgado", "rosa.delgado", null, "es-ES"),
            ("Samir Aziz", "samir.aziz", null, "en-US"),
            ("Tove Hansen", "tove.h", null, "da"),
            ("Ulrich Stein", "ulrich.s", null, "de"),
            ("Valentina Rossi", "vale.rossi", null, "it"),
            ("Wanjiru Kamau", "wanjiru", null, "en-GB"),
            ("Xavier Roux", "xavier.roux", null, "fr"),
            ("Yara Costa", "yara.costa", null, "pt-BR"),
            ("Zoltan Varga", "zoltanv", null, "en-US"),
            ("Aoife Byrne", "aoife.b", null, "en-GB"),
            ("Benedikt Sommer", "benedikt", null, "de"),
            ("Carmen Ortiz", "carmen.o", null, "es-ES"),
            ("Dmitri Lebedev", "dmitri.l", "Dima", "en-US")),
    ];

    /// <summary>The guild, told to the town.</summary>
    public static TownCommunity Told { get; } =
        new(GuildId, GuildName, [.. Channels.Select(channel => channel.Told)], [.. People.Select(person => person.Told)]);

    private static IEnumerable<DiscordPerson> Named(params (string Name, string Handle, string? Nick, string Locale)[] people) =>
        people.Select((person, index) => new DiscordPerson(
            (1187000000000000000 + (index * 41_943_040_000_000L)).ToString(CultureInfo.InvariantCulture),
            person.Name, person.Handle, person.Nick, IsModerator: index < 4, person.Locale));
}
