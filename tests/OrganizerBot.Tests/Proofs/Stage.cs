using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Communities;
using OrganizerBot.Digests;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>Plays the observer's game with the bot itself: typed commands, the real database, a weekly digest, a card, four weeks of its clock. Several plays go on at once.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private static readonly DateTimeOffset Opening = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly int[] _heldBack;
    private readonly int _margin;
    private readonly List<StagedPlay> _plays = [];

    /// <summary>A stage whose lots come from a seed.</summary>
    public Stage(Random chance)
    {
        _heldBack = [.. Game.Thursdays.Select(_ => chance.Next(GroupSize.K, (3 * GroupSize.K) + 1))];
        _margin = chance.Next(0, GroupSize.K + 1);
        Bot = new TestBot { Lots = new Lots(HeldBack, () => _margin) };
    }

    /// <summary>The bot.</summary>
    public TestBot Bot { get; }

    /// <summary>What is on.</summary>
    public IReadOnlyList<StagedPlay> Plays => _plays;

    /// <summary>The moment at which a day's acts happen: noon.</summary>
    public static DateTimeOffset Noon(int day) => Opening.AddDays(day).AddHours(3);

    /// <summary>Starts the bot, with a digest each Thursday in the channel where the cards stand.</summary>
    public async Task OpenAsync()
    {
        await Bot.InitializeAsync();
        await Bot.StandsStill();
        await Bot.Moderator().Says("/organizer status");
        await Bot.RunAsync<OrganizerDb>(async db =>
        {
            var community = await db.Communities.SingleAsync();
            var channel = Destination.To(Id<Destination>.New(Bot.Clock), community.Id, new ChannelRef(Platform.Discord, "news"));
            db.AddRange(channel, Digest.Add(Id<Digest>.New(Bot.Clock), channel, Schedule.Usual, TimeZoneInfo.Utc, Opening));
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Puts a play on the stage.</summary>
    public async Task<StagedPlay> PutOnAsync(string noun, Game game, Act[] others, bool isA)
    {
        var drafted = noun == "petition"
            ? await Bot.Moderator().Hears($"""/petition start target:"Lighthouse Cloud" addressee:"the chief executive" title:"No face recognition at work" text:"We ask you to stop." deadline:27d goal:{game.Goal}""")
            : await Bot.Moderator().Hears($"""/pledge start target:"Lighthouse Cloud" statement:"I will decline interviews at Lighthouse Cloud" criticalmass:{game.Goal} deadline:27d""");
        var code = StagedPlay.CodeIn(drafted);
        await Bot.Moderator().Says($"/{noun} open {code} eligible:{game.Eligible}{(noun == "petition" ? " anyway:yes" : "")}");
        var sheet = await Bot.SheetOf(code);
        Assert.Equal(game.Goal, sheet.Goal);
        await Bot.RunAsync<OrganizerDb>(async db =>
        {
            var channel = await db.Destinations.SingleAsync();
            var keys = await new KeyRing(db, Bot.Services.GetRequiredService<KeyFile>(), new OpenedRoots()).OfCommunityAsync(sheet.OwnerId, CancellationToken.None);
            var entry = OutboxEntry.Write($"card/{sheet.Id}", channel, keys, new Message([]), Bot.Clock);
            db.AddRange(entry, Card.Post(Id<Card>.New(Bot.Clock), sheet.Id, entry, []));
            await db.SaveChangesAsync();
        });
        var play = new StagedPlay(this, noun, code, sheet, game, [.. game.With(others, isA)], new Lots(HeldBack, () => _margin), _plays.Count);
        _plays.Add(play);
        return play;
    }

    /// <summary>Four weeks and the close. Each play is compared with what it is on paper, every day.</summary>
    /// <param name="look">Looks at a play at the end of a day.</param>
    public async Task PlayAsync(Func<StagedPlay, int, Task> look)
    {
        for (var day = 0; day <= Game.Days; day++)
        {
            Bot.Clock.SetUtcNow(Noon(day));
            foreach (var play in _plays)
            {
                await play.ActAsync(day);
            }

            Bot.Clock.SetUtcNow(Noon(day).AddHours(6.5));
            await Bot.Services.GetRequiredService<DigestRunner>().RunDueAsync(CancellationToken.None);
            // A card that follows a name may look at the same moment; whoever is overtaken looks again.
            await Bot.Sweeps();
            await Bot.Sweeps();
            foreach (var play in _plays)
            {
                await play.ReadAsync(day);
                await look(play, day);
            }
        }
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    private int HeldBack() => _heldBack[(Bot.Clock.GetUtcNow() - Opening).Days / 7];
}
