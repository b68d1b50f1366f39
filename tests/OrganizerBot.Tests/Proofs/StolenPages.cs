using System.Buffers.Binary;

namespace OrganizerBot.Proofs;

/// <summary>A stolen SQLite database as pages: those of the file, and those of its write-ahead log one after the other, what earlier rounds of the log left behind included.</summary>
internal sealed class StolenPages
{
    private const int LogHeader = 32;
    private const int FrameHeader = 24;

    private readonly List<byte[]> _pages = [];
    private readonly List<(uint Page, byte[] Bytes)> _frames;

    /// <summary>Reads a copied database with its log.</summary>
    public StolenPages(string database)
    {
        var file = File.ReadAllBytes(database);
        var size = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(16));
        for (var at = 0; at + size <= file.Length; at += size)
        {
            _pages.Add(file[at..(at + size)]);
        }

        var log = File.Exists(database + "-wal") ? File.ReadAllBytes(database + "-wal") : [];
        var (earlier, now) = (new List<(uint, byte[])>(), new List<(uint, byte[])>());
        for (var at = LogHeader; at + FrameHeader + size <= log.Length; at += FrameHeader + size)
        {
            var bytes = log[(at + FrameHeader)..(at + FrameHeader + size)];
            // Frames of the present round have its salts; those behind them are left from the round before.
            var round = log.AsSpan(at + 8, 8).SequenceEqual(log.AsSpan(16, 8)) ? now : earlier;
            round.Add((BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(at)), bytes));
        }

        _frames = [.. earlier, .. now];
    }

    /// <summary>How much of the order of some rows, known by bytes in them, shows in where they lie within their pages: in the file and in each page of the log.</summary>
    /// <param name="inOrder">The bytes, in the true order.</param>
    public (double Tau, long Pairs) WithinPages(IReadOnlyList<byte[]> inOrder)
    {
        var (places, balance, pairs) = (Places(inOrder), 0L, 0L);
        foreach (var page in _pages.Concat(_frames.Select(frame => frame.Bytes)))
        {
            var orders = Find(page, places).ToArray();
            pairs += (long)orders.Length * (orders.Length - 1) / 2;
            balance += orders.Select((order, index) => (long)orders.Skip(index + 1).Sum(other => Math.Sign(other - order))).Sum();
        }

        return (pairs == 0 ? 0 : (double)balance / pairs, pairs);
    }

    /// <summary>The rows as the log shows them come: a page is written again with a row that was not on it before.</summary>
    /// <param name="inOrder">The bytes, in the true order.</param>
    /// <returns>The true places of the rows, in the order in which the thief sees them come.</returns>
    public IEnumerable<int> Coming(IReadOnlyList<byte[]> inOrder)
    {
        var places = Places(inOrder);
        Dictionary<uint, HashSet<int>> known = [];
        HashSet<int> come = [];
        foreach (var (page, bytes) in _frames)
        {
            var here = Find(bytes, places).ToHashSet();
            var fresh = known.TryGetValue(page, out var before) ? here.Except(before).ToArray() : here.Count == 1 ? [.. here] : [];
            known[page] = here;

            // More than one at once came from a page that was divided: that tells nothing.
            if (fresh.Length == 1 && come.Add(fresh[0]))
            {
                yield return fresh[0];
            }
        }
    }

    private static IEnumerable<int> Find(byte[] page, Dictionary<ulong, int> places)
    {
        for (var at = 0; at + sizeof(ulong) <= page.Length; at++)
        {
            if (places.TryGetValue(BitConverter.ToUInt64(page, at), out var order))
            {
                yield return order;
            }
        }
    }

    private static Dictionary<ulong, int> Places(IReadOnlyList<byte[]> inOrder) => inOrder.Index().ToDictionary(one => BitConverter.ToUInt64(one.Item), one => one.Index);
}
