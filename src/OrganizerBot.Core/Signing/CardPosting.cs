using System.Security.Cryptography;
using System.Text.Json;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>Puts the card of a petition or pledge into a channel.</summary>
internal sealed class CardPosting(OrganizerDb db, Posting posting, Silence silence, TimeProvider clock)
{
    /// <summary>Writes the card and its outbox entry; it is sent as soon as they are saved.</summary>
    public async Task<Message> PostAsync(
        Sheet sheet, ChannelRef channel, Caller caller, Func<Community, CancellationToken, Task<Message>> face, CancellationToken cancellationToken)
    {
        var (destination, trouble) = await posting.FindAsync(channel, caller, cancellationToken);
        if (destination is null)
        {
            return PostingMessages.Cannot(caller.Words, trouble, channel);
        }

        var message = await face(caller.Community, cancellationToken);
        var card = Id<Card>.New(clock);
        var (where, said) = await silence.DirectAsync(destination, caller.Community, message, cancellationToken);
        var entry = OutboxEntry.Write($"card/{card}", where, caller.Keys, said, clock);
        db.Add(entry);
        if (where != destination)
        {
            // A test is no card: it is not edited when the count moves, and nothing is announced beside it.
            return CommunityMessages.Instead(caller.Words, where.Channel, channel);
        }

        db.Add(Card.Post(card, sheet.Id, entry, HashOf(message)));
        return Message.Of(caller.Words.Say(caller.Community.TakesSignatures ? "card.posted" : "card.posted.reading", ("channel", channel)));
    }

    /// <summary>Two messages with the same hash look the same.</summary>
    public static byte[] HashOf(Message message) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(message));
}
