using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Signing;

/// <summary>What happens to sheets: many sign, a week goes by, the keeper looks.</summary>
internal static partial class SigningScenes
{
    /// <summary>The first weekly hour of a <see cref="TestBot"/>'s life: a Thursday, UTC.</summary>
    public static readonly DateTimeOffset Thursday = new(2027, 3, 4, 18, 30, 0, TimeSpan.Zero);

    /// <summary>Several invented members sign.</summary>
    public static async Task AllSign(this TestBot bot, string command, int from, int count, string how = "counted")
    {
        for (var member = from; member < from + count; member++)
        {
            Assert.Matches("^(Signed|Pledged)", await bot.Member($"member{member}").Hears($"{command} as:{how}"));
        }
    }

    /// <summary>Lets the keeper look at everything, as it does each minute.</summary>
    public static Task Sweeps(this TestBot bot) => bot.Services.GetRequiredService<SheetKeeper>().SweepAsync(TestContext.Current.CancellationToken);

    /// <summary>Goes forward to a moment, then lets the keeper look.</summary>
    public static async Task SweepsAt(this TestBot bot, DateTimeOffset moment)
    {
        bot.Clock.Advance(moment - bot.Clock.GetUtcNow());
        await bot.Sweeps();
    }

    /// <summary>The number that everybody sees.</summary>
    public static async Task<int> ShownBy(this TestBot bot, string command) =>
        int.Parse(NumberIn().Match(await bot.Member("Reader").Hears(command)).Groups[1].Value, CultureInfo.InvariantCulture);

    /// <summary>The sheet of a petition or pledge.</summary>
    public static Task<Sheet> SheetOf(this TestBot bot, string typed) => bot.LookAsync(async db =>
    {
        var code = Code.Parse(typed, null);
        return await db.Petitions.Where(petition => petition.Code == code).Select(petition => petition.Sheet)
            .Concat(db.Pledges.Where(pledge => pledge.Code == code).Select(pledge => pledge.Sheet)).AsNoTracking().SingleAsync();
    });

    /// <summary>Cards in so many channels, as if they had been posted while a platform was connected.</summary>
    public static async Task HasCards(this TestBot bot, Sheet sheet, int channels) => await bot.RunAsync<OrganizerDb>(async db =>
    {
        var keys = await new KeyRing(db, bot.Services.GetRequiredService<KeyFile>(), new OpenedRoots()).OfCommunityAsync(sheet.OwnerId, TestContext.Current.CancellationToken);
        for (var channel = 0; channel < channels; channel++)
        {
            var destination = Destination.To(Id<Destination>.New(bot.Clock), sheet.OwnerId, new ChannelRef(Platform.Discord, $"{channel}"));
            var entry = OutboxEntry.Write($"card/{destination.Id}", destination, keys, new Message([]), bot.Clock);
            db.AddRange(destination, entry, Card.Post(Id<Card>.New(bot.Clock), sheet.Id, entry, []));
        }

        await db.SaveChangesAsync();
    });

    /// <summary>How many announcements of a kind were written for a sheet.</summary>
    public static Task<int> Announced(this TestBot bot, string what, Sheet sheet) =>
        bot.LookAsync(db => db.Outbox.CountAsync(entry => entry.Key.StartsWith($"{what}/{sheet.Id}/")));

    [GeneratedRegex(@"(\d+) (?:signature|pledge)s? of")]
    private static partial Regex NumberIn();
}
