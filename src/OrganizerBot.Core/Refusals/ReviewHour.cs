using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Once a day, at the digest's time of day, moderators are shown together what began to wait since, and told once if something waits for longer, or waits that has no card.</summary>
/// <remarks>A card that came when its refusal was logged would tell when that was, and by whom to whoever was watching. So would one that changed when its author took it back.</remarks>
internal sealed class ReviewHour(OrganizerDb db, RefusalDesk desk, ReviewCards cards, WaitingRoom room, KeyRing keys, TimeProvider clock)
{
    /// <summary>With what the outbox key of a daily word begins.</summary>
    public const string WordPrefix = "review/word/";

    /// <summary>So many cards a day; what is more is in the list, and comes on the next days.</summary>
    public const int MostCards = 10;

    /// <summary>Keeps the hour, with this saving.</summary>
    /// <param name="community">The community.</param>
    /// <param name="due">Which hour.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task KeepAsync(Community community, DateTimeOffset due, CancellationToken cancellationToken)
    {
        community.KeepReview(due);
        await cards.FollowAuthorsAsync(community, cancellationToken);
        if (community.ModeratorsChannel is { } channel && await PlaceAsync(community, channel, cancellationToken) is { } place)
        {
            await TellAsync(community, place, cancellationToken);
        }
    }

    private async Task TellAsync(Community community, Destination place, CancellationToken cancellationToken)
    {
        var (id, today) = (community.Id, community.Today(clock.GetUtcNow()));
        var waiting = await db.Refusals.Where(refusal => refusal.CommunityId == id && refusal.State == RefusalState.Waiting).OrderBy(refusal => refusal.Code).ToListAsync(cancellationToken);
        var shown = await db.ReviewCards.Where(card => card.CommunityId == id).ToDictionaryAsync(card => card.Refusal, card => card.Day, cancellationToken);
        var unshown = waiting.Where(refusal => !shown.ContainsKey(refusal.Code)).ToArray();
        var (words, own) = (Words.In(community.Language), await keys.OfCommunityAsync(id, cancellationToken));
        foreach (var refusal in unshown.Take(MostCards))
        {
            var card = Id<ReviewCard>.Random();
            var entry = OutboxEntry.Write($"review/{card}", place, own, ReviewCardMessages.Waiting(words, await desk.LookAsync(refusal, own, cancellationToken), today), clock);
            db.Add(entry);
            db.Add(ReviewCard.Post(card, refusal.Code, entry, today));
        }

        var key = $"{WordPrefix}{id}/{today.ToString("O", CultureInfo.InvariantCulture)}";
        var all = await room.CountAsync(id, cancellationToken);
        // What is no refusal has no card: the daily word is all that moderators hear of it.
        var isOwed = unshown.Length > MostCards || all.Total > waiting.Count || waiting.Exists(refusal => shown.TryGetValue(refusal.Code, out var day) && day < today);
        if (isOwed && !await db.Outbox.AnyAsync(entry => entry.Key == key, cancellationToken))
        {
            db.Add(OutboxEntry.Write(key, place, own, ReviewCardMessages.DailyWord(words, all), clock));
        }
    }

    /// <summary>The moderators' channel, or null while nothing can be posted there: what waits is shown when it is well again, and no words lie ready until then.</summary>
    private async Task<Destination?> PlaceAsync(Community community, ChannelRef channel, CancellationToken cancellationToken)
    {
        var id = community.Id;
        if (await db.Destinations.FirstOrDefaultAsync(place => place.CommunityId == id && place.ChannelId == channel.Id, cancellationToken) is not { } place)
        {
            place = Destination.To(Id<Destination>.New(clock), id, channel);
            db.Add(place);
        }

        return place.Suspended is null && !place.RestsLong(clock.GetUtcNow()) ? place : null;
    }
}
