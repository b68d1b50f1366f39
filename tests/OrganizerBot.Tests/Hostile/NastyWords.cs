using CsCheck;
using OrganizerBot.Sandbox.Discord;

namespace OrganizerBot.Hostile;

/// <summary>Words that would ping, link or format if they were ever taken for markup, in any order and nested in one another.</summary>
internal static class NastyWords
{
    /// <summary>What works by itself where nothing is escaped, on one platform or the other.</summary>
    public static IReadOnlyList<string> Working { get; } =
    [
        "@everyone", "@here", $"<@{DiscordCast.People[0].Id}>", $"<@!{DiscordCast.People[1].Id}>", $"<@&{DiscordCast.ModeratorRoleId}>", "<#123456789012345678>", "</sign:123456789012345678>", "<t:1700000000:R>",
        "<id:guide>", "<:smile:123456789012345678>", "[here](https://trap.example/a)", "[x](<https://trap.example/b>)", "<https://trap.example/c>", "https://trap.example/d?e=1&f=2", "http://trap.example",
        "<!channel>", "<!here|x>", "<!everyone>", "<!subteam^S0123ABCD|all>", "<@U07LHANA001>", "<@U07LHANA001|ana>", "<#C07LHGENERL>", "<https://trap.example|your bank>", "<mailto:a@trap.example|x>",
        "<!date^1700000000^{date}^https://trap.example|x>",
    ];

    private static readonly string[] Rest =
    [
        "@", "<", ">", "<@", "<!", "](", "[", ")", "(", "&", "&lt;", "&gt;", "&amp;lt;", "&#60;", "\\", "\\\\", "`", "``", "```", "```\n", "*", "**", "_", "__", "~", "~~", "||", "|", ":", "://", "#", "\n", "\n> ", "\n>>> ",
        "\n# ", "\n- ", "\n1. ", "\n-# ", " ", "a", "é", "word", "😀", "e\u0301", "\u202E", "\u200B", "\u200D", "\uFEFF", "\0", "@\u200Beveryone", "<!\u200Bchannel>", "＠everyone", "＜!channel＞", "ht\u00ADtps://trap.example", "{name}", "{0}",
    ];

    /// <summary>As long as anybody types.</summary>
    public static Gen<string> Texts { get; } =
        Gen.OneOf(Gen.Int[0, Working.Count - 1].Select(at => Working[at]), Gen.Int[0, Rest.Length - 1].Select(at => Rest[at]), Gen.String[0, 3]).Array[1, 16].Select(string.Concat);
}
