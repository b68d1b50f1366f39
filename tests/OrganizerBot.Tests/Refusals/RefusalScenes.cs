using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

/// <summary>How stories about refusals begin.</summary>
internal static class RefusalScenes
{
    private static int _guilds;

    /// <summary>A guild that no other story has been in.</summary>
    public static Guild HasAGuild(this TestBot bot) => new(bot, new CommunityRef(Platform.Discord, $"2{Interlocked.Increment(ref _guilds):D6}"));

    /// <summary>Logs a refusal and gives its code.</summary>
    public static async Task<string> Logs(this Person person, string text) => CodeOf(await person.Says($"/refusal log {text}"));

    /// <summary>What moderators decided can no longer be undone, and is carried out.</summary>
    public static Task CarriesOut(this TestBot bot)
    {
        bot.Clock.Advance(Refusal.UndoTime);
        return bot.KeepsReviews();
    }

    /// <summary>The keeper of reviews looks.</summary>
    public static Task KeepsReviews(this TestBot bot) => bot.Services.GetRequiredService<ReviewKeeper>().SweepAsync(TestContext.Current.CancellationToken);

    /// <summary>The code that a reply's button carries.</summary>
    public static string CodeOf(Reply reply) => Assert.Single(Assert.IsType<Reply.Say>(reply).Message.Buttons).Line.Values["refusal"];
}

/// <summary>A Discord guild.</summary>
internal sealed record Guild(TestBot Bot, CommunityRef Ref)
{
    public Person Moderator => new(Bot, Ref, "Mo") { Moderates = true };

    public Person Member(string name) => new(Bot, Ref, name);

    /// <summary>A moderator approves a refusal, and ten minutes go by.</summary>
    public async Task Approves(string code)
    {
        await Moderator.Says($"/review approve {code}");
        await Bot.CarriesOut();
    }

    /// <summary>Members know of a company: a refusal of it was approved once, and retracted since.</summary>
    public async Task Knows(string company)
    {
        var code = await Moderator.Logs($"company:\"{company}\" stage:offer month:2010-01");
        await Approves(code);
        await Moderator.Says($"/refusal retract {code}");
    }

    /// <summary>A week goes by, and the weekly hour is kept.</summary>
    public Task KeepsTheWeeklyHour()
    {
        Bot.Clock.Advance(TimeSpan.FromDays(7));
        return Bot.Sweeps();
    }

    /// <summary>Moderators prepare a petition about a company; nobody else knows of it yet.</summary>
    public Task Drafts(string company) => Moderator.Says(
        $"""/petition start target:"{company}" addressee:"the chief executive" title:"No face recognition" text:"We ask you to stop." deadline:30d""");

    /// <summary>Different members log refusals made of choices only.</summary>
    public async Task Log(int members, string text)
    {
        for (var member = 1; member <= members; member++)
        {
            await Member($"Member-{member}").Says($"/refusal log {text}");
        }
    }
}
