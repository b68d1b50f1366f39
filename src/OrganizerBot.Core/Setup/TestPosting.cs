using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Setup;

/// <summary>Posts a message into the moderators' channel that says that it is a test: by the outbox, as everything that is posted.</summary>
internal sealed class TestPosting(OrganizerDb db, Posting posting, TimeProvider clock)
{
    /// <summary>Writes it, once a minute at most.</summary>
    public async Task<Message> PostAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (caller.Community.ModeratorsChannel is not { } channel)
        {
            return SetupMessages.NowhereToTest(caller.Words);
        }

        var (destination, trouble) = await posting.FindAsync(channel, caller, cancellationToken);
        if (destination is null)
        {
            return PostingMessages.Cannot(caller.Words, trouble, channel);
        }

        var key = $"test/{caller.Community.Id}/{clock.GetUtcNow().ToUnixTimeSeconds() / 60}";
        if (!await db.Outbox.AnyAsync(entry => entry.Key == key, cancellationToken))
        {
            db.Add(OutboxEntry.Write(key, destination, caller.Keys, SetupMessages.Test(Words.In(caller.Community.Language)), clock));
        }

        return SetupMessages.TestSent(caller.Words, channel);
    }
}
