using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot.Storage.Postgres;

/// <summary>What a group of acts found in the database, and what it leaves there: all is read at once, decided in memory under the sheets' locks, and written at once.</summary>
internal sealed class PostgresPage(Tides tides) : LedgerPage(tides)
{
    private readonly HashSet<string> _entered = [];
    private readonly Dictionary<Id<Sheet>, Form> _sheets = [];
    private readonly Dictionary<(Id<Sheet> Sheet, string Who), Standing?> _standing = [];
    private readonly Dictionary<(Id<Sheet> Sheet, string Link), LeafKind?> _leaves = [];
    private readonly Dictionary<(Id<Sheet> Sheet, string Who), SigningAct> _removed = [];
    private readonly Dictionary<(Id<Sheet> Sheet, string Who), (SigningAct.Sign Act, Standing Standing)> _added = [];
    private readonly List<(Id<Sheet> Sheet, byte[] Link)> _removedLeaves = [];
    private readonly List<NewLeaf> _addedLeaves = [];
    private readonly HashSet<Id<Sheet>> _rotations = [];

    /// <summary>Signatures that go.</summary>
    public IReadOnlyCollection<SigningAct> Removed => _removed.Values;

    /// <summary>Signatures that come.</summary>
    public IReadOnlyCollection<(SigningAct.Sign Act, Standing Standing)> Added => _added.Values;

    /// <summary>Leaves that go.</summary>
    public IReadOnlyCollection<(Id<Sheet> Sheet, byte[] Link)> RemovedLeaves => _removedLeaves;

    /// <summary>Leaves that come.</summary>
    public IReadOnlyCollection<NewLeaf> AddedLeaves => _addedLeaves;

    /// <summary>Sheets whose owners need new wrapping keys.</summary>
    public IReadOnlyCollection<Id<Sheet>> Rotations => _rotations;

    /// <summary>A delivery of the group that this group wrote down; null when none is new.</summary>
    public byte[]? Witness { get; private set; }

    /// <summary>The withdrawal secrets whose leaves an act may ask for.</summary>
    public IEnumerable<(Id<Sheet> Sheet, byte[] Link)> LinksOf(IEnumerable<SigningAct> acts) => acts.Where(act => act is not SigningAct.Sign)
        .Select(act => (act.Sheet, Standing: _standing.GetValueOrDefault(KeyOf(act)))).Where(found => found.Standing is not null)
        .Select(found => (found.Sheet, LeafLink.Of(found.Standing!.Withdrawal)));

    /// <summary>A delivery is new.</summary>
    public void FoundNew(byte[] inbox)
    {
        Witness ??= inbox;
        _entered.Add(Convert.ToHexString(inbox));
    }

    /// <summary>A sheet, locked.</summary>
    public void Found(Id<Sheet> sheet, bool isOpen, DateTimeOffset? deadline, int most) => _sheets[sheet] = new Form(isOpen, deadline, most);

    /// <summary>How many stand on it.</summary>
    public void FoundTotal(Id<Sheet> sheet, int signed) => _sheets[sheet].Signed = signed;

    /// <summary>A signature.</summary>
    public void Found(Id<Sheet> sheet, byte[] who, Standing standing) => _standing[(sheet, Convert.ToHexString(who))] = standing;

    /// <summary>A leaf that waits.</summary>
    public void FoundLeaf(Id<Sheet> sheet, byte[] link, LeafKind kind) => _leaves[(sheet, Convert.ToHexString(link))] = kind;

    protected override bool Enter(SigningAct act) => _entered.Remove(Convert.ToHexString(act.Inbox));

    protected override int? MostAt(SigningAct act) =>
        _sheets.TryGetValue(act.Sheet, out var sheet) && sheet.IsOpen && !(sheet.Deadline <= act.At) ? sheet.Most : null;

    protected override int CountSigned(Id<Sheet> sheet) => _sheets[sheet].Signed;

    protected override Standing? Find(SigningAct act) => _standing.GetValueOrDefault(KeyOf(act));

    protected override void Add(SigningAct.Sign act, Standing standing)
    {
        _added[KeyOf(act)] = (act, standing);
        _standing[KeyOf(act)] = standing;
        _sheets[act.Sheet].Signed += standing.State == SignatureState.Held ? 0 : 1;
    }

    protected override void Remove(SigningAct act)
    {
        // What came within this group was never stored, and need not go.
        if (!_added.Remove(KeyOf(act)))
        {
            _removed[KeyOf(act)] = act;
        }

        _sheets[act.Sheet].Signed -= _standing[KeyOf(act)]!.State == SignatureState.Held ? 0 : 1;
        _standing[KeyOf(act)] = null;
    }

    protected override void AddLeaf(Id<Sheet> sheet, byte[] bytes, byte[] link, LeafKind kind)
    {
        _addedLeaves.Add(new NewLeaf(Secret.Id(), sheet, bytes, link, kind));
        if (link.Length > 0)
        {
            _leaves[(sheet, Convert.ToHexString(link))] = kind;
        }
    }

    protected override LeafKind? RemoveLeaf(Id<Sheet> sheet, byte[] link)
    {
        if (!_leaves.Remove((sheet, Convert.ToHexString(link)), out var kind))
        {
            return null;
        }

        if (_addedLeaves.RemoveAll(leaf => leaf.Sheet == sheet && leaf.Link.AsSpan().SequenceEqual(link)) == 0)
        {
            _removedLeaves.Add((sheet, link));
        }

        return kind;
    }

    protected override void AskRotation(Id<Sheet> sheet) => _rotations.Add(sheet);

    private static (Id<Sheet> Sheet, string Who) KeyOf(SigningAct act) => (act.Sheet, Convert.ToHexString(act.Pseudonym));

    /// <summary>A leaf to be written.</summary>
    internal sealed record NewLeaf(Guid Id, Id<Sheet> Sheet, byte[] Bytes, byte[] Link, LeafKind Kind);

    private sealed record Form(bool IsOpen, DateTimeOffset? Deadline, int Most)
    {
        public int Signed { get; set; }
    }
}
