using System.Text.RegularExpressions;

namespace OrganizerBot.Support;

/// <summary>How stories begin: what moderators have set up before a test's own first line.</summary>
internal static partial class Scenes
{
    /// <summary>An open petition to 42 invented members, and its code.</summary>
    public static async Task<string> HasAnOpenPetition(this TestBot bot, int eligible = 42)
    {
        var code = await bot.HasADraft();
        await bot.Moderator().Says($"/petition open {code} eligible:{eligible} anyway:yes");
        return code;
    }

    /// <summary>A drafted petition's code.</summary>
    public static async Task<string> HasADraft(this TestBot bot)
    {
        var drafted = await bot.Moderator().Hears(
            """/petition start target:"Lighthouse Cloud" addressee:"the chief executive" title:"No face recognition at work" text:"We ask you to stop." deadline:30d""");
        return CodeIn().Match(drafted).Groups[1].Value;
    }

    /// <summary>A drafted pledge, and its code.</summary>
    public static async Task<string> HasADraftedPledge(this TestBot bot, int mass = 5, string more = "")
    {
        var drafted = await bot.Moderator().Hears(
            $"""/pledge start target:"Lighthouse Cloud" statement:"I will decline interviews at Lighthouse Cloud" criticalmass:{mass} {more}""");
        return CodeIn().Match(drafted).Groups[1].Value;
    }

    /// <summary>An open pledge to 42 invented members, and its code.</summary>
    public static async Task<string> HasAnOpenPledge(this TestBot bot, int eligible = 42, int mass = 5, string more = "")
    {
        var code = await bot.HasADraftedPledge(mass, more);
        await bot.Moderator().Says($"/pledge open {code} eligible:{eligible}");
        return code;
    }

    [GeneratedRegex(@"drafted as ([0-9A-Z]{5})")]
    private static partial Regex CodeIn();
}
