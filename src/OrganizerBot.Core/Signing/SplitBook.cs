using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Keys;

namespace OrganizerBot.Signing;

/// <summary>Keeps how many signatures without a name came from each community: entered when they are published, told by <see cref="SplitRule"/> in the same saving, and so at the weekly hour and the close alone.</summary>
internal sealed class SplitBook(OrganizerDb db, KeyRing keys, Lots lots)
{
    private static readonly byte[] OriginRow = "origin"u8.ToArray();

    /// <summary>Where a signature comes from, as its row holds it until it is published: to whoever has no key the same noise for all.</summary>
    public static byte[] OriginOf(SheetKeys keys, Id<Community> community) => keys.Hide(community.Value.ToByteArray(), OriginRow);

    /// <summary>Enters signatures that are about to be published.</summary>
    /// <remarks>Where only the goal is ever said nothing is entered: a part of what is not said is not said either.</remarks>
    public async Task EnterAsync(Sheet sheet, IReadOnlyCollection<Signature> published, CancellationToken cancellationToken)
    {
        if (sheet.Counting != Counting.Weekly || published.Count == 0 || await keys.OfAsync(sheet.Id.Value, cancellationToken) is not { Part: KeyPart.Whole } sheetKeys)
        {
            return;
        }

        var shares = await db.ToldShares.Where(share => share.SheetId == sheet.Id).ToListAsync(cancellationToken);
        foreach (var came in published.Where(signature => signature.Origin is not null).GroupBy(signature => new Id<Community>(new Guid(sheetKeys.Reveal(signature.Origin!, OriginRow)))))
        {
            var share = shares.Find(share => share.CommunityId == came.Key);
            if (share is null)
            {
                share = ToldShare.Of(sheet, came.Key, sheetKeys);
                shares.Add(share);
                db.Add(share);
            }

            share.Publish(came.Count(), sheetKeys);
        }

        Tell(shares, sheetKeys);
    }

    private void Tell(List<ToldShare> shares, SheetKeys sheetKeys)
    {
        int[] order = [.. Enumerable.Range(0, shares.Count)];
        RandomNumberGenerator.Shuffle<int>(order);
        var told = SplitRule.Raise([.. shares.Select(share => (share.Published(sheetKeys), share.Told))], GroupSize.K, lots.Untold, order);
        foreach (var (place, share) in shares.Index())
        {
            share.Tell(told[place]);
        }
    }
}
