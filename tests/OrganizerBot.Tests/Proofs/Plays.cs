using OrganizerBot.Signing;

namespace OrganizerBot.Proofs;

/// <summary>Plays the observer's game on paper, each time as A and as B among the same others and with the same lots: what differs is the one signature.</summary>
internal static class Plays
{
    /// <summary>Any number of plays, always the same ones for a seed.</summary>
    /// <param name="game">The game.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="mostMargin">The largest margin above a goal.</param>
    public static IEnumerable<(PublicDay[] A, PublicDay[] B)> Of(Game game, int seed, int mostMargin = GroupSize.K)
    {
        var chance = new Random(seed);
        while (true)
        {
            var others = game.Others(chance);
            var drawing = chance.Next();
            yield return (Play(game, others, true, drawing, mostMargin), Play(game, others, false, drawing, mostMargin));
        }
    }

    private static PublicDay[] Play(Game game, Act[] others, bool isA, int drawing, int mostMargin)
    {
        var chance = new Random(drawing);
        var margin = chance.Next(0, mostMargin + 1);
        int[] heldBack = [.. Game.Thursdays.Select(_ => chance.Next(GroupSize.K, (3 * GroupSize.K) + 1))];
        var week = 0;
        var lots = new Lots(() => heldBack[week++], () => margin);
        return new PaperSheet(game.Eligible, game.Goal, lots, (count, waiting) => Draw(count, waiting, chance)).Play(game.With(others, isA));
    }

    private static int[] Draw(int count, IReadOnlyList<int> waiting, Random chance)
    {
        if (count == 0)
        {
            return [];
        }

        var drawn = waiting.ToArray();
        chance.Shuffle(drawn);
        return drawn[..count];
    }
}
