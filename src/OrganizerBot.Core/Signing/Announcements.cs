using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>Says something once in every channel where a sheet's card was posted.</summary>
internal sealed class Announcements(OrganizerDb db, IEnumerable<ICardFace> faces, KeyRing keys, Silence silence, TimeProvider clock)
{
    /// <summary>Writes it to the outbox; the key makes it once for each channel.</summary>
    public async Task WriteAsync(Sheet sheet, string what, Func<ICardFace, Words, Task<Message?>> say, CancellationToken cancellationToken)
    {
        var places = await db.Cards.Where(card => card.SheetId == sheet.Id).Select(card => card.DestinationId).Distinct()
            .Join(db.Destinations, id => id, destination => destination.Id, (id, destination) => destination)
            .Join(db.Communities, destination => destination.CommunityId, community => community.Id, (destination, community) => new { destination, community })
            .ToListAsync(cancellationToken);
        foreach (var place in places)
        {
            var words = Words.In(place.community.Language);
            foreach (var face in faces)
            {
                if (await say(face, words) is { } message)
                {
                    var (where, said) = await silence.DirectAsync(place.destination, place.community, message, cancellationToken);
                    db.Add(OutboxEntry.Write($"{what}/{sheet.Id}/{place.destination.Id}", where, await keys.OfCommunityAsync(where.CommunityId, cancellationToken), said, clock));
                }
            }
        }
    }
}
