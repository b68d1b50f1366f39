using OrganizerBot.Messages;

namespace OrganizerBot.Contracts;

/// <summary>Words of the kind that break what was not made for them.</summary>
internal static class HostileText
{
    private const string Pattern =
        "*_~`|># @everyone @here <!channel> <!subteam^S1|all> <@U061F7AUR> <@&1> <#C1> &amp; & [here](https://trap.example/a) https://trap.example/b?c=1&d=2 "
        + "```\n> quoted\n- item\n# title\n\\ \u202Eright to left\u202C עברית العربية 🏳️‍🌈 👩🏽‍🚀 e\u0301 %s {name} {{x}} '\" ";

    /// <summary>As many characters as fit, none of them harmless.</summary>
    public static string Of(int length) => new UserText(UserText.Cut(Repeated(length), length)).Value;

    /// <summary>What grows most when it is escaped.</summary>
    public static string Growing(int length) => string.Concat(Enumerable.Repeat("<&>*_", (length / 5) + 1))[..length];

    /// <summary>One word without an end, in letters of two units each.</summary>
    public static string Unbroken(int length) => string.Concat(Enumerable.Repeat("😀", length / 2));

    private static string Repeated(int length) => string.Concat(Enumerable.Repeat(Pattern, (length / Pattern.Length) + 2));
}
