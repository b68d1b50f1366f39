using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That the clock is right: requests are refused as forged when it is minutes off, and digests come at the wrong time.</summary>
internal sealed class ClockCheck : ICheck
{
    private const string Fix = "Let the system set its clock by NTP (timedatectl set-ntp true), and start the bot again.";
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostToDatabase = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string About => "clock";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        var discord = (await bot.DiscordSelfAsync(cancellationToken))?.ServerTime;
        var slack = (await bot.SlackSelfAsync(cancellationToken))?.ServerTime;
        return [.. Compare("Discord", discord, bot.Clock), .. Compare("Slack", slack, bot.Clock), .. await CompareDatabaseAsync(bot, cancellationToken)];
    }

    /// <summary>The answers may have come a few seconds ago, and tell whole seconds only.</summary>
    private static IEnumerable<Finding> Compare(string platform, DateTimeOffset? there, TimeProvider clock) => (clock.GetUtcNow() - there) is { } off && off.Duration() > Most
        ? [Finding.Wrong("clock", $"The clock is {Spoken(off.Duration())} {(off > TimeSpan.Zero ? "ahead of" : "behind")} {platform}'s. From five minutes on, everything that {platform} sends is refused.", Fix)]
        : [];

    private static async Task<IEnumerable<Finding>> CompareDatabaseAsync(Patient bot, CancellationToken cancellationToken)
    {
        var latest = await bot.AskAsync(async db => (await db.Communities.Select(community => community.WeeklyKeptAt).ToListAsync(cancellationToken))
            .Concat(await db.Sheets.Where(sheet => sheet.GoalSaidAt != null).Select(sheet => sheet.GoalSaidAt!.Value).ToListAsync(cancellationToken))
            .Concat(await db.Destinations.Where(destination => destination.SuspendedSince != null).Select(destination => destination.SuspendedSince!.Value).ToListAsync(cancellationToken)).ToArray());
        return latest is { Length: > 0 } && latest.Max() - bot.Clock.GetUtcNow() is var ahead && ahead > MostToDatabase
            ? [Finding.Wrong("clock", $"The database holds a time that lies {Spoken(ahead)} in the future: the clock was wrong then, or it is now.", $"Look at the clock first. {Fix}")]
            : [];
    }

    private static string Spoken(TimeSpan time) => time < TimeSpan.FromMinutes(2) ? $"{(int)time.TotalSeconds} seconds" : time < TimeSpan.FromHours(2) ? $"{(int)time.TotalMinutes} minutes" : $"{(int)time.TotalHours} hours";
}
