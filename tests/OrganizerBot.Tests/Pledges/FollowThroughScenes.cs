using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Pledges;

/// <summary>A pledge that took effect four weeks ago, and those who are asked about it.</summary>
internal static class FollowThroughScenes
{
    public const string Question = "A pledge that you made took effect four weeks ago or more. Did you do it?";

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>A pledge in effect for four weeks, made by so many invented members and nobody else.</summary>
    public static async Task<string> HasAPledgeInEffect(this TestBot bot, int members, int eligible = 90)
    {
        var code = await bot.HasAnOpenPledge(eligible);
        await bot.AllSign($"/pledge make {code}", 0, members);
        await bot.TookEffect(code);
        return code;
    }

    /// <summary>It takes effect at a weekly hour, and four weeks go by.</summary>
    public static async Task TookEffect(this TestBot bot, string code)
    {
        await bot.WeeksGoBy(1);
        await bot.SayThatItsGoalIsReached(code);
        await bot.WeeksGoBy(4);
    }

    /// <summary>Types something that has nothing to do with it. Whether the question comes with the answer.</summary>
    public static async Task<bool> IsAsked(this Person person, string command = "/organizer mine") =>
        (await person.Hears(command)).Contains(Question, StringComparison.Ordinal);

    /// <summary>So many members answer.</summary>
    public static async Task AllAnswer(this TestBot bot, string code, int from, int count, string did)
    {
        for (var member = from; member < from + count; member++)
        {
            Assert.StartsWith("Saved.", await bot.Member($"member{member}").Hears($"/pledge done {code} did:{did}"), StringComparison.Ordinal);
        }
    }

    /// <summary>So many weekly hours come.</summary>
    public static async Task WeeksGoBy(this TestBot bot, int weeks)
    {
        for (var week = 0; week < weeks; week++)
        {
            var into = (bot.Clock.GetUtcNow() - SigningScenes.Thursday + Week).Ticks % Week.Ticks;
            await bot.SweepsAfter(Week - TimeSpan.FromTicks(into));
        }
    }

    /// <summary>What stands in the table.</summary>
    public static Task<List<PledgeAnswer>> Answers(this TestBot bot) => bot.LookAsync(db => db.PledgeAnswers.AsNoTracking().ToListAsync());
}
