using OrganizerBot.Refusals;

namespace OrganizerBot.Scheduling;

/// <summary>Lets the cards of waiting refusals follow what moderators decide; the sweep each minute heals what this misses.</summary>
internal sealed class ReviewLoop(ReviewKeeper reviews, ReviewBell bell, TimeProvider clock, ILogger<ReviewLoop> logger) : Loop(clock, logger)
{
    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        await bell.WaitAsync(stoppingToken);
        await reviews.FollowAsync(stoppingToken);
    }
}
