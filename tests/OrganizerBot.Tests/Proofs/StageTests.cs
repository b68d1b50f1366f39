using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>The observer's game with the bot itself. It shows the numbers that <see cref="PaperSheet"/> works out, and where the numbers are the same, everything that anybody sees is the same: so what <see cref="ObserverGameTests"/> finds of the numbers holds for the bot.</summary>
public sealed class StageTests
{
    private static readonly int[] Groups = [8, 12, 25, 60];

    [Fact]
    public Task A_petition_shows_the_numbers_of_the_game_and_nothing_else() => PlayAsync("petition", new Habits(0.6, Early: true, Named: 0.3, Leaving: 0.2), seed: 1, [.. Groups, 300]);

    [Fact]
    public Task A_pledge_shows_the_numbers_of_the_game_and_nothing_else() => PlayAsync("pledge", new Habits(0.9, Early: true), seed: 2, Figures.Long ? Groups : [12, 60]);

    private static async Task PlayAsync(string noun, Habits habits, int seed, int[] groups)
    {
        var chance = new Random(seed);
        var (plays, days, sights) = (0, 0, 0);
        for (var round = 0; round < Figures.Cases(1, 6); round++)
        {
            await using var stage = new Stage(chance);
            await stage.OpenAsync();
            foreach (var eligible in groups)
            {
                var game = new Game(eligible, Math.Max(GroupSize.LeastGoal, GroupSize.UsualGoal(eligible)), habits, 1 + chance.Next(Game.Between));
                var others = game.Others(chance);
                await stage.PutOnAsync(noun, game, others, isA: true);
                await stage.PutOnAsync(noun, game, others, isA: false);
                plays += 2;
            }

            Dictionary<string, string> seen = [];
            await stage.PlayAsync(async (play, day) =>
            {
                days++;
                if (!Figures.Long && !IsTelling(play.Game, day))
                {
                    return;
                }

                var now = await play.SeenAsync();
                var numbers = $"{play.Game.Eligible}: {string.Join('|', play.Days)}";
                sights += seen.TryAdd(numbers, now) ? 0 : 1;
                Assert.Equal(seen[numbers], now);
            });
            Assert.All(stage.Plays, play => Assert.True(play.Days[^1].Closed));
        }

        Figures.Say($"Observer's game with the bot itself, {noun}: {plays} plays, {days} days like on paper, {sights} whole sights with the same numbers are the same to the letter");
        Assert.True(sights > plays);
    }

    /// <summary>The days on which A or B signs, Thursdays, the close.</summary>
    private static bool IsTelling(Game game, int day) => day == game.Day || day == game.Day + Game.Between || day == Game.Days || Game.Thursdays.Contains(day);
}
