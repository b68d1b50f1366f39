using System.Text;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Petitions;

/// <summary>How stories of letters begin: a petition that has closed, and whose close was said.</summary>
internal static class LetterScenes
{
    /// <summary>A closed petition, signed by name by these invented people.</summary>
    public static async Task<string> HasAClosedPetition(this TestBot bot, params string[] names)
    {
        var code = await bot.HasAnOpenPetition(eligible: 200);
        foreach (var (name, index) in names.Select((name, index) => (name, index)))
        {
            Assert.StartsWith("Signed as", await (bot.Member(name) with { Id = $"{code}-{index}" }).Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);
        }

        await bot.Closes(code);
        return code;
    }

    /// <summary>It closes, and the keeper says so.</summary>
    public static async Task Closes(this TestBot bot, string code)
    {
        await bot.Moderator().Says($"/petition close {code} sure:yes");
        await bot.LooksUntil(code, sheet => sheet.CloseSaid);
    }

    /// <summary>The keeper looks until a sheet is as it should be. While the bot itself edits its cards, and for some seconds of the database's time after it, the sheet is left for a later look.</summary>
    public static async Task LooksUntil(this TestBot bot, string code, Func<Sheet, bool> fits)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Sweeps();
        for (var look = 1; look < 300 && !fits(await bot.SheetOf(code)); look++)
        {
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            await bot.Sweeps();
        }
    }

    /// <summary>The letter is made.</summary>
    public static async Task<Message> Delivers(this Person moderator, string code) =>
        Assert.IsType<Reply.Say>(await moderator.Says($"/petition deliver {code} sure:yes")).Message;

    /// <summary>A file of a message, as text.</summary>
    public static string Text(this Message message, string name) => Encoding.UTF8.GetString(message.Files.Single(file => file.Name == name).Bytes.Span);
}
