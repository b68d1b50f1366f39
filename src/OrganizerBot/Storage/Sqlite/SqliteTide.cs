using System.Buffers.Binary;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>What the ledger knows of one sheet: how it stands in the present group's transaction, how many have signed, and which accounts came within this hour.</summary>
/// <remarks>The last is kept in memory only, because a row with a time would tell when somebody signed.</remarks>
/// <param name="sheet">The sheet's id, as it is stored.</param>
internal sealed class SqliteTide(byte[] sheet)
{
    private readonly HashSet<UInt128> _came = [];

    /// <summary>The sheet's id, as it is stored.</summary>
    public byte[] Sheet => sheet;

    /// <summary>Whether the sheet was read in this group's transaction.</summary>
    public bool IsRead { get; set; }

    /// <summary>How many may sign; null where nobody may.</summary>
    public int? Most { get; set; }

    /// <summary>When it ends, if it does.</summary>
    public DateTime? Deadline { get; set; }

    /// <summary>How many have signed; null where that must be counted.</summary>
    public int? Total { get; set; }

    /// <summary>When the hour began.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Whether an hour takes no more accounts, and this is a new one: whoever signs, withdraws and signs again is one account still.</summary>
    public bool IsFullFor(byte[] pseudonym, int most) => _came.Count >= most && !_came.Contains(Short(pseudonym));

    /// <summary>One more has signed.</summary>
    public void Rise(byte[] pseudonym)
    {
        Total++;
        _came.Add(Short(pseudonym));
    }

    /// <summary>Begins another hour.</summary>
    public void Turn(DateTimeOffset hour)
    {
        Since = hour;
        _came.Clear();
    }

    /// <summary>Half of a pseudonym tells accounts apart as well, and a million of them take a fifth of the memory.</summary>
    private static UInt128 Short(byte[] pseudonym) => BinaryPrimitives.ReadUInt128BigEndian(pseudonym);
}
