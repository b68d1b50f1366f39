using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Communities;
using OrganizerBot.Digests;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>The observer's game with refusals: exactly one of two members logs one without a name. What is promised of refusals is a floor of three people under every number, not that the week tells nothing; how much it tells is printed.</summary>
public sealed class RefusalGameTests
{
    private const int Seed = 20270301;

    private static readonly int[] Groups = [8, 25, 12, 60];

    [Theory]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(25)]
    [InlineData(60)]
    [InlineData(300)]
    public void No_number_of_refusals_moves_by_fewer_than_three_people(int eligible)
    {
        foreach (var daily in new[] { false, true })
        {
            var best = Habits.All().Select(habits => Advantage(new Game(eligible, 0, habits with { Signing = habits.Signing / 2 }, 1), daily)).Max();

            Figures.Say($"Observer's game, refusals, {eligible} members, a digest each {(daily ? "day" : "week")}: every step is 0 or 3 and more; best advantage {best:F2} (not promised)");
        }
    }

    [Fact]
    public async Task The_bot_shows_the_numbers_of_the_game_and_nothing_else()
    {
        // Nothing is posted: what cannot be posted for long is taken back and written anew, and the game is about what is written.
        await using var bot = new QuietBot();
        await bot.InitializeAsync();
        var guild = bot.HasAGuild();
        await AddDigestAsync(bot, guild);
        var chance = new Random(Seed);
        List<(string Company, Act[] Acts, PaperRefusals Paper, int Size)> plays = [];
        foreach (var eligible in Figures.Long ? Groups : Groups[..2])
        {
            var game = new Game(eligible, 0, new Habits(0.4, Early: false), 2);
            var others = game.Others(chance);
            foreach (var isA in new[] { true, false })
            {
                await guild.Knows($"Company {plays.Count}");
                plays.Add(($"Company {plays.Count}", [.. game.With(others, isA)], new PaperRefusals(daily: false), eligible));
            }
        }

        Dictionary<(int, int, RefusalDay, RefusalDay), string> seen = [];
        Dictionary<string, RefusalDay> yesterday = [];
        var (same, stood) = (0, 0);
        for (var day = 0; day < Game.Days; day++)
        {
            bot.Clock.SetUtcNow(Stage.Noon(day));
            foreach (var (company, acts, paper, _) in plays)
            {
                foreach (var act in acts.Where(act => act.Day == day))
                {
                    Assert.Contains("Saved", await guild.Member($"{company} {act.Member}").Hears($"/refusal log company:\"{company}\" stage:offer"), StringComparison.Ordinal);
                    paper.Log(act.Member, RefusalStage.Offer);
                }
            }

            bot.Clock.SetUtcNow(Stage.Noon(day).AddHours(6.5));
            await bot.Services.GetRequiredService<DigestRunner>().RunDueAsync(CancellationToken.None);
            await bot.Sweeps();
            var list = await guild.Member("Reader").Hears("/refusal list");
            var digest = await DigestAsync(bot, day);
            foreach (var (company, _, paper, size) in plays)
            {
                var now = paper.EndDay(day);
                // Where campaigns stand is told of the newest two, whatever their numbers are.
                var sight = About(company, list) + "\n" + About(company, digest.Split("What it weighs")[0]);
                Assert.Contains(now.Total == 0 ? "fewer than 3 refusals" : $"{now.Total} or more refusals", sight, StringComparison.Ordinal);
                if (Weighs(company, digest) is { } weighs)
                {
                    stood++;
                    // The digest comes before the weekly hour of the same day.
                    Assert.Contains(weighs, new[] { now.Total, yesterday.GetValueOrDefault(company).Total + now.New });
                }

                Assert.Equal(now.New > 0, sight.Contains($"{now.New} new refusals", StringComparison.Ordinal));
                var key = (size, day, yesterday.GetValueOrDefault(company), now);
                same += seen.TryAdd(key, sight) ? 0 : 1;
                Assert.Equal(seen[key], sight);
                yesterday[company] = now;
            }
        }

        Figures.Say($"Observer's game with the bot itself, refusals: {plays.Count} plays, {plays.Count * Game.Days} days like on paper, {same} whole sights with the same numbers are the same to the letter");
        Assert.True(same > plays.Count);
        Assert.True(stood > 0);
    }

    private static double Advantage(Game game, bool daily)
    {
        var chance = new Random(Seed);
        var half = Figures.Cases(300, 3_000);
        (RefusalDay[] A, RefusalDay[] B)[] plays = [.. Enumerable.Range(0, 2 * half).Select(_ =>
        {
            var others = game.Others(chance);
            return (Play(game.With(others, isA: true), daily), Play(game.With(others, isA: false), daily));
        })];
        return Enumerable.Range(0, Game.Days).SelectMany(day => new Func<RefusalDay[], long>[] { shown => shown[day].Total, shown => (shown[day].Total * 1000L) + shown[^1].Total })
            .Append(shown => shown.Index().Where(day => day.Item.New > 0).Aggregate(0L, (sum, day) => sum | (1L << day.Index)))
            .Max(way => Advantage(way, plays[..half], plays[half..]));
    }

    private static double Advantage(Func<RefusalDay[], long> way, (RefusalDay[] A, RefusalDay[] B)[] known, (RefusalDay[] A, RefusalDay[] B)[] unknown)
    {
        Dictionary<long, int> seen = [];
        foreach (var (a, b) in known)
        {
            seen[way(a)] = seen.GetValueOrDefault(way(a)) + 1;
            seen[way(b)] = seen.GetValueOrDefault(way(b)) - 1;
        }

        double Guess(RefusalDay[] shown) => seen.GetValueOrDefault(way(shown)) > 0 ? 1 : 0;
        return Math.Abs(unknown.Average(play => Guess(play.A) - Guess(play.B)));
    }

    private static RefusalDay[] Play(IEnumerable<Act> acts, bool daily)
    {
        var days = new PaperRefusals(daily).Play(acts);
        var before = 0;
        foreach (var day in days)
        {
            Assert.True(day.New is 0 or >= PrivacyFloor.K && day.Total - before is 0 or >= PrivacyFloor.K && day.Total % PrivacyFloor.K == 0, $"{before} became {day}");
            before = day.Total;
        }

        return days;
    }

    private static Task AddDigestAsync(TestBot bot, Guild guild) => bot.RunAsync<OrganizerDb>(async db =>
    {
        await guild.Moderator.Says("/organizer status");
        var community = await db.Communities.SingleAsync(community => community.PlatformId == guild.Ref.Id);
        var channel = Destination.To(Id<Destination>.New(bot.Clock), community.Id, new ChannelRef(Platform.Discord, "news"));
        db.AddRange(channel, Digest.Add(Id<Digest>.New(bot.Clock), channel, Schedule.Usual, TimeZoneInfo.Utc, bot.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    });

    /// <summary>The digest of the day, or nothing.</summary>
    private static Task<string> DigestAsync(TestBot bot, int day) => bot.LookAsync(async db =>
    {
        var moment = Stage.Noon(day).AddHours(6.5);
        if (await db.Outbox.AsNoTracking().SingleOrDefaultAsync(entry => entry.Key.StartsWith("digest/") && entry.Key.EndsWith($"/{moment.UtcTicks}")) is not { } entry)
        {
            return "";
        }

        var keys = await new KeyRing(db, bot.Services.GetRequiredService<KeyFile>(), new OpenedRoots()).OfCommunityAsync(entry.CommunityId, CancellationToken.None);
        return Flat.Text(entry.Body(keys), Words.In(Language.English));
    });

    /// <summary>How many refusals a digest weighs of a company; null where it does not say where that campaign stands.</summary>
    private static int? Weighs(string company, string digest) =>
        Regex.Match(digest, $"What it weighs: {company}\n• Refusals: Offer ([0-9]+) or more") is { Success: true } said ? int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>What stands in a text about one company.</summary>
    private static string About(string company, string text) => string.Join('\n', text.Split('\n')
        .SkipWhile(line => !line.Contains(company, StringComparison.Ordinal)).TakeWhile((line, number) => number == 0 || line.StartsWith('•'))).Replace(company, "COMPANY", StringComparison.Ordinal);
}
