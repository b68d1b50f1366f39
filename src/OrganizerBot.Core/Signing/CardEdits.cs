using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Replicas;

namespace OrganizerBot.Signing;

/// <summary>Edits posted cards that show something else than they should.</summary>
internal sealed class CardEdits(OrganizerDb db, IEnumerable<ICardFace> faces, SheetAudience audience, IEnumerable<IMessenger> messengers, Suspensions suspensions)
{
    /// <summary>Lets the cards of a sheet follow it. What cannot be edited now is tried again at the next look.</summary>
    /// <param name="id">The sheet.</param>
    /// <param name="lease">What says that nobody else edits them; without it nothing more is begun.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task FollowAsync(Id<Sheet> id, HeldLease lease, CancellationToken cancellationToken)
    {
        var sheet = await db.Sheets.SingleAsync(sheet => sheet.Id == id, cancellationToken);
        var cards = await db.Cards.Where(card => card.SheetId == id && !card.IsGone)
            .Join(db.Outbox.Where(entry => entry.PostedId != null), card => card.OutboxId, entry => entry.Id, (card, entry) => new { card, entry.PostedId })
            .Join(db.Destinations.Where(destination => destination.Suspended == null), posted => posted.card.DestinationId, destination => destination.Id, (posted, destination) => new { posted.card, posted.PostedId, destination })
            .Join(db.Communities, posted => posted.destination.CommunityId, community => community.Id, (posted, community) => new { posted.card, posted.PostedId, posted.destination, community })
            .ToListAsync(cancellationToken);
        var hear = await audience.OfAsync(sheet, cancellationToken);
        foreach (var posted in cards)
        {
            if (posted.destination.Suspended is null && lease.Holds)
            {
                await FollowAsync(sheet, posted.card, hear.Contains(posted.community.Id), posted.PostedId!, posted.destination, posted.community, cancellationToken);
            }
        }
    }

    private async Task FollowAsync(Sheet sheet, Card card, bool stays, string postedId, Destination destination, Community community, CancellationToken cancellationToken)
    {
        var messenger = messengers.FirstOrDefault(messenger => messenger.Platform == destination.Platform);
        foreach (var face in faces)
        {
            if (messenger is null || await face.CardAsync(sheet, community, cancellationToken) is not { } message)
            {
                continue;
            }

            if (!stays)
            {
                message = SigningMessages.NotHereAnyMore(Words.In(community.Language));
            }

            var hash = CardPosting.HashOf(message);
            var result = hash.AsSpan().SequenceEqual(card.Shown)
                ? null
                : await messenger.EditAsync(community.Ref, new MessageRef(destination.Channel, postedId), message, community.Language, cancellationToken);
            if (result is SendResult.Sent && destination.IsOnTrial)
            {
                destination.Works();
                await suspensions.TellReturnAsync(destination, community, cancellationToken);
            }

            switch (result)
            {
                case SendResult.Sent or null:
                    card.Show(hash, sheet.CloseSaid);
                    break;
                case SendResult.MessageGone:
                    card.Lose();
                    break;
                case SendResult.DestinationGone or SendResult.PermissionMissing or SendResult.AuthDead:
                    await suspensions.SuspendAsync(destination, community, result, cancellationToken);
                    break;
            }
        }
    }
}
