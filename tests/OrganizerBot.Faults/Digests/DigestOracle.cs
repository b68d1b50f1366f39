using System.Globalization;
using System.Text.RegularExpressions;
using OrganizerBot.Faults.Stores;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Faults.Digests;

/// <summary>Compares what the database holds of digests with what somebody reads in the channels.</summary>
internal sealed partial class DigestOracle(DigestTown town, IStore store)
{
    /// <summary>The digests that the bot wrote, with the platform and the channel they are for. It forgets the rows after a week.</summary>
    private readonly Dictionary<string, (string Platform, string Channel)> _written = [];

    /// <summary>How long the bot waits before it looks at anything again: zero while it has something to do, null once all that is due is written and posted, as far as it knows.</summary>
    public async Task<TimeSpan?> WaitAsync()
    {
        var now = town.Now;
        var due = await store.CountAsync("Digests", $"""
            "State" = 'Active' AND "NextAt" <= '{now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}+00'
            """);
        var open = await store.ReadAsync("""
            SELECT CAST(o."NotBefore" AS text), CAST(d."RestsUntil" AS text) FROM "Outbox" o JOIN "Destinations" d ON d."Id" = o."DestinationId" WHERE o."State" IN ('Waiting', 'Sending', 'Planned')
            """);
        if (due == 0 && open.Count == 0)
        {
            return null;
        }

        var next = due > 0 ? now : open.Min(row => row.Where(text => text.Length > 0).Max(Moment));
        return next > now ? next - now : TimeSpan.Zero;
    }

    /// <summary>Notes what was written by now.</summary>
    public async Task NoteAsync()
    {
        foreach (var row in await store.ReadAsync("""
            SELECT o."Marker", d."Platform", d."ChannelId" FROM "Outbox" o JOIN "Destinations" d ON d."Id" = o."DestinationId" WHERE o."Key" LIKE 'digest/%'
            """))
        {
            _written[$"D-{row[0]}"] = (row[1], row[2]);
        }
    }

    /// <summary>Compares, once all is quiet.</summary>
    public async Task CompareAsync(int days, Verdict verdict)
    {
        // Each was drafted by one delivery, which may have come several times.
        var (petitions, wanted) = (await store.CountAsync("Petitions"), days * town.Platforms.Count);
        if (petitions < wanted)
        {
            verdict.Lose($"{petitions} petitions instead of {wanted}");
        }

        if (petitions > wanted + town.Retries)
        {
            verdict.Duplicate($"{petitions} petitions instead of {wanted}, and {town.Retries} at most by moderators who tried again");
        }

        foreach (var platform in town.Platforms)
        {
            foreach (var channel in DigestTown.Channels)
            {
                var id = platform.Communities[0].Channels.Single(one => one.Name == channel).Id;
                var written = _written.Where(one => one.Value.Channel == id).Select(one => one.Key).ToHashSet();
                Compare($"{channel} on {platform.Name}", written, Digests(platform, channel), platform.Name == "slack", days, verdict);
            }
        }
    }

    private static void Compare(string where, HashSet<string> written, Digest[] shown, bool mayRepeat, int days, Verdict verdict)
    {
        foreach (var marker in written)
        {
            verdict.Acknowledge();
            var (plain, repeats) = (shown.Count(digest => digest.Marker == marker && !digest.IsRepeat), shown.Count(digest => digest.Marker == marker && digest.IsRepeat));
            if (plain + repeats == 0)
            {
                verdict.Lose($"{marker} is not in {where}");
            }

            if (plain > 1 || repeats > (mayRepeat ? 1 : 0))
            {
                verdict.Duplicate($"{marker} stands in {where} {plain} times, and {repeats} times as a repeat");
            }

            if (repeats > 0)
            {
                verdict.Made($"labelled as a repeat on {(mayRepeat ? "Slack" : "Discord")}", isKill: false);
            }
        }

        foreach (var unknown in shown.Where(digest => !written.Contains(digest.Marker)))
        {
            verdict.Miss($"{where} shows a digest that the bot does not know of: {unknown.Marker}");
        }

        for (var day = 1; day <= days; day++)
        {
            var telling = shown.Where(digest => digest.Text.Contains(DigestTown.Title(day), StringComparison.Ordinal)).Select(digest => digest.Marker).Distinct().Count();
            if (telling == 0)
            {
                verdict.Lose($"nothing in {where} tells of {DigestTown.Title(day)}");
            }

            if (telling > 1)
            {
                verdict.Duplicate($"{telling} digests in {where} tell of {DigestTown.Title(day)}", telling - 1);
            }
        }
    }

    private Digest[] Digests(ITownPlatform platform, string channel) =>
    [
        .. town.Messages(platform, channel)
            .Where(sight => sight.Visibility == "public" && sight.Headings?.Contains("What's new") == true)
            .Select(sight => new Digest(Marker().Match(sight.Text!).Value, sight.Text!.Contains("Repeat of", StringComparison.Ordinal), sight.Text)),
    ];

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    [GeneratedRegex("D-[0-9A-Z]{5,}")]
    private static partial Regex Marker();

    private sealed record Digest(string Marker, bool IsRepeat, string Text);
}
