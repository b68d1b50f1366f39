using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Support;

/// <summary>What the weekly hour and the deadlines do, done by hand.</summary>
internal static class Announcements
{
    /// <summary>Notes that it was said in public that a pledge's critical mass is reached.</summary>
    public static Task SayThatItsGoalIsReached(this TestBot bot, string pledge) => bot.RunAsync<OrganizerDb>(async db =>
    {
        var code = Code.Parse(pledge, null);
        (await db.Pledges.SingleAsync(found => found.Code == code)).Sheet.SayGoal(bot.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });
}
