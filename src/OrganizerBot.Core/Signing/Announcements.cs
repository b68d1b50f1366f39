using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>Says something once in every channel where a sheet's card was posted.</summary>
internal sealed class Announcements(OrganizerDb db, IEnumerable<ICardFace> faces, SheetAudience audience, KeyRing keys, Silence silence, TimeProvider clock)
{
    /// <summary>Writes it to the outbox; the key makes it once for each channel.</summary>
    public async Task WriteAsync(Sheet sheet, string what, Func<ICardFace, Words, Task<Message?>> say, CancellationToken cancellationToken)
    {
        foreach (var (destination, community) in await PlacesAsync(sheet, cancellationToken))
        {
            foreach (var face in faces)
            {
                if (await say(face, Words.In(community.Language)) is { } message)
                {
                    await WriteAsync(sheet, what, destination, community, message, cancellationToken);
                }
            }
        }
    }

    /// <summary>The same for what happened since the close; the cards follow too, though they showed the end.</summary>
    public async Task WriteNewsAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        List<SheetNews> news = [];
        foreach (var face in faces)
        {
            news.AddRange(await face.TakeNewsAsync(sheet, cancellationToken));
        }

        foreach (var (destination, community) in await PlacesAsync(sheet, cancellationToken))
        {
            foreach (var piece in news)
            {
                await WriteAsync(sheet, piece.What, destination, community, piece.Say(Words.In(community.Language)), cancellationToken);
            }
        }

        foreach (var card in await db.Cards.Where(card => card.SheetId == sheet.Id && !card.IsGone).ToListAsync(cancellationToken))
        {
            card.Unsettle();
        }

        sheet.Tell();
    }

    /// <remarks>It is said once, so a silent test must not use it up: moderators see it at once, and what is meant for the channel waits in the outbox until the test is over.</remarks>
    private async Task WriteAsync(Sheet sheet, string what, Destination destination, Community community, Message message, CancellationToken cancellationToken)
    {
        var (key, own) = ($"{what}/{sheet.Id}/{destination.Id}", await keys.OfCommunityAsync(destination.CommunityId, cancellationToken));
        if (await silence.ForetellAsync(destination, community, message, cancellationToken) is var (moderators, told))
        {
            db.Add(OutboxEntry.Write($"test/{key}", moderators, own, told, clock));
        }

        db.Add(OutboxEntry.Write(key, destination, own, message, clock));
    }

    private async Task<IReadOnlyList<(Destination Destination, Community Community)>> PlacesAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        var places = await db.Cards.Where(card => card.SheetId == sheet.Id).Select(card => card.DestinationId).Distinct()
            .Join(db.Destinations, id => id, destination => destination.Id, (id, destination) => destination)
            .Join(db.Communities, destination => destination.CommunityId, community => community.Id, (destination, community) => new { destination, community })
            .ToListAsync(cancellationToken);
        var hear = await audience.OfAsync(sheet, cancellationToken);
        return [.. places.Where(place => hear.Contains(place.community.Id)).Select(place => (place.destination, place.community))];
    }
}
