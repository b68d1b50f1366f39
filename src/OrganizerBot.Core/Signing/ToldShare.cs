using System.Buffers.Binary;
using OrganizerBot.Communities;
using OrganizerBot.Keys;

namespace OrganizerBot.Signing;

/// <summary>How many of a sheet's published signatures without a name came from one community, and how many of those may be told. Moderators of that community and of the sheet's see what is told, nobody the rest.</summary>
public sealed class ToldShare
{
    private ToldShare()
    {
    }

    /// <summary>The sheet.</summary>
    public Id<Sheet> SheetId { get; private set; }

    /// <summary>The community where they were signed.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>The community that answers for the sheet.</summary>
    public Id<Community> OwnerId { get; private set; }

    /// <summary>How many are told: none, or at least <see cref="GroupSize.K"/>, and never fewer than before.</summary>
    public int Told { get; private set; }

    /// <summary>How many were published, sealed with the sheet's keys. Those that were taken back later stay in it: withdrawals are not split.</summary>
    public byte[] SealedPublished { get; private set; } = [];

    /// <summary>A community of which nothing was published yet.</summary>
    public static ToldShare Of(Sheet sheet, Id<Community> community, SheetKeys keys)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var share = new ToldShare { SheetId = sheet.Id, CommunityId = community, OwnerId = sheet.OwnerId };
        share.Publish(0, keys);
        return share;
    }

    /// <summary>How many were published.</summary>
    public int Published(SheetKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return SealedPublished.Length == 0 ? 0 : BinaryPrimitives.ReadInt32BigEndian(keys.Reveal(SealedPublished, Row));
    }

    /// <summary>More were published.</summary>
    public void Publish(int more, SheetKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        Span<byte> count = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(count, Published(keys) + more);
        SealedPublished = keys.Hide(count, Row);
    }

    /// <summary>So many may be told from now on.</summary>
    public void Tell(int told) => Told = told;

    private byte[] Row => CommunityId.Value.ToByteArray();
}
