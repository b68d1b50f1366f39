using OrganizerBot.Faults.Load;
using OrganizerBot.Faults.Stores;
using OrganizerBot.Messages;

namespace OrganizerBot.Faults.Kills;

/// <summary>Compares, once everything is quiet, what members were told with what is stored and with what the bot says.</summary>
internal static class Ending
{
    /// <summary>Compares.</summary>
    /// <param name="scene">The bot.</param>
    /// <param name="store">Where it keeps things.</param>
    /// <param name="crowd">Who was told what.</param>
    /// <param name="before">How many deliveries it had noted before the crowd came.</param>
    /// <param name="verdict">Where it is noted.</param>
    public static async Task CompareAsync(Scene scene, IStore store, Crowd crowd, long before, Verdict verdict)
    {
        var (rows, inbox) = (await store.CountAsync("Signatures"), await store.CountAsync("Inbox") - before);
        var (leaves, published) = (await store.CountAsync("Signatures", "\"Commitment\" IS NOT NULL"), await store.CountAsync("Leaves"));
        Console.WriteLine($"{crowd.Arrivals} arrivals of {crowd.Settled} acts; told: {crowd.Signers.Count()} signed; stored: {rows} signatures, {leaves} pending leaves and {published} published ones, {inbox} deliveries");
        foreach (var strange in crowd.Strange)
        {
            Console.WriteLine($"unexpected: {strange}");
        }

        if (crowd.IsClear)
        {
            Hold("signatures", crowd.Signers.Count(), rows, verdict);
            // The delivery of a signature stands in its own row, for as long as that stands.
            Hold("deliveries", crowd.Settled - crowd.Signers.Count(), inbox, verdict);
            if (published == 0)
            {
                Hold("pending leaves", crowd.Signers.Count(), leaves, verdict);
            }
        }

        await ShowsAsync(scene, crowd, verdict);
        await crowd.AskAllAsync();
    }

    private static void Hold(string what, int told, long stored, Verdict verdict)
    {
        if (stored < told)
        {
            verdict.Lose($"{stored} {what} stored, {told} told", told - (int)stored);
        }

        if (stored > told)
        {
            verdict.Duplicate($"{stored} {what} stored, {told} told", (int)stored - told);
        }
    }

    private static async Task ShowsAsync(Scene scene, Crowd crowd, Verdict verdict)
    {
        foreach (var platform in Enum.GetValues<Platform>())
        {
            var named = crowd.Signers.Count(member => member.Platform == platform && member.IsNamed);
            var shown = await scene.ShownAsync(platform);
            if (crowd.IsClear && !shown.Contains($"{named} signatures of", StringComparison.Ordinal))
            {
                verdict.Miss($"{named} signed with their names on {platform}, and the petition shows another number: {shown}");
            }
        }
    }
}
