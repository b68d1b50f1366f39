using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Composes a digest, and writes it: window, outbox row and what it tells in one transaction.</summary>
internal sealed class DigestComposer(OrganizerDb db, IEnumerable<IDigestSection> sections, KeyRing keys, Silence silence, TimeProvider clock)
{
    /// <summary>What the digest would say now.</summary>
    /// <param name="digest">The digest.</param>
    /// <param name="community">Its community.</param>
    /// <param name="isPreview">Whether it is only looked at. What it tells is released by its being posted: as long as it is not, each look might show another few.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<DigestDraft> ComposeAsync(Digest digest, Community community, bool isPreview, CancellationToken cancellationToken)
    {
        var told = await db.DigestItems.Where(item => item.DigestId == digest.Id).Select(item => item.Key).ToHashSetAsync(cancellationToken);
        var scope = new DigestScope(community.Id, Words.In(community.Language), told, clock.GetUtcNow());
        List<DigestSection> parts = [];
        foreach (var section in sections.OrderBy(section => section.Order))
        {
            parts.Add(await section.ComposeAsync(scope with { News = isPreview || community.IsSilent ? [] : [.. parts.SelectMany(part => part.News)] }, cancellationToken));
        }

        return new DigestDraft(
            DigestMessages.Issue(scope.Words, parts, scope.At),
            [.. parts.SelectMany(part => part.News)],
            [.. parts.SelectMany(part => part.Held)]);
    }

    /// <summary>Writes a composed digest for the window that ends at a moment.</summary>
    /// <param name="digest">The digest.</param>
    /// <param name="community">Its community.</param>
    /// <param name="draft">What it says.</param>
    /// <param name="windowEnd">The end of the window.</param>
    /// <param name="byTheClock">Whether it comes by the clock, so that nobody waits for it.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <returns>Where it comes: its channel, or in a silent test the moderators' channel.</returns>
    public async Task<ChannelRef> WriteAsync(Digest digest, Community community, DigestDraft draft, DateTimeOffset windowEnd, bool byTheClock, CancellationToken cancellationToken)
    {
        var destination = await db.Destinations.SingleAsync(destination => destination.Id == digest.DestinationId, cancellationToken);
        var communityKeys = await keys.OfCommunityAsync(digest.CommunityId, cancellationToken);
        var (where, said) = await silence.DirectAsync(destination, community, draft.Message, cancellationToken);
        var entry = OutboxEntry.Write($"digest/{digest.Id}/{windowEnd.UtcTicks}", where, communityKeys, said, clock, byTheClock);
        db.Add(entry);
        if (where != destination)
        {
            // Members have not seen it: nothing of it counts as told, and the first one after the test tells it all.
            digest.Pass(clock.GetUtcNow(), written: false);
            return where.Channel;
        }

        db.Add(DigestIssue.Claim(digest, windowEnd, entry));
        db.AddRange(draft.News.Select(key => DigestItem.Told(digest.Id, windowEnd, key)));
        foreach (var section in sections)
        {
            await section.NoteAsync(draft.News, cancellationToken);
        }

        digest.Pass(clock.GetUtcNow(), written: true);
        return where.Channel;
    }
}

/// <summary>A digest before it is written.</summary>
/// <param name="Message">What it says.</param>
/// <param name="News">The keys of what it tells for the first time.</param>
/// <param name="Held">By which rules something may wait, for moderators only.</param>
internal sealed record DigestDraft(Message Message, IReadOnlyList<string> News, IReadOnlyList<Prose> Held);
