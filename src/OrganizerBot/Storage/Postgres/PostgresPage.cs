using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Signing;

namespace OrganizerBot.Storage.Postgres;

/// <summary>What a group of acts found in the database, and what it leaves there: all is read at once, decided in memory under the sheets' locks, and written at once.</summary>
internal sealed class PostgresPage(Tides tides) : LedgerPage(tides)
{
    private readonly HashSet<string> _entered = [];
    private readonly HashSet<string> _known = [];
    private readonly Dictionary<string, (byte[] Delivery, DateOnly Day)> _noted = [];
    private readonly Dictionary<Id<Sheet>, Form> _sheets = [];
    private readonly Dictionary<(Id<Sheet> Sheet, string Who), Standing?> _standing = [];
    private readonly Dictionary<(Id<Sheet> Sheet, string Who), SigningAct> _removed = [];
    private readonly Dictionary<(Id<Sheet> Sheet, string Who), (SigningAct.Sign Act, Standing Standing)> _added = [];
    private readonly Dictionary<(Id<Sheet> Sheet, string Who), SigningAct.Bind> _bound = [];
    private readonly List<NewWithdrawal> _withdrawals = [];
    private readonly HashSet<Id<Sheet>> _rotations = [];

    /// <summary>Signatures that go.</summary>
    public IReadOnlyCollection<SigningAct> Removed => _removed.Values;

    /// <summary>Signatures that come.</summary>
    public IReadOnlyCollection<(SigningAct.Sign Act, Standing Standing)> Added => _added.Values;

    /// <summary>Signatures that are bound to a receipt.</summary>
    public IReadOnlyCollection<SigningAct.Bind> Bound => _bound.Values;

    /// <summary>Withdrawals that come.</summary>
    public IReadOnlyCollection<NewWithdrawal> Withdrawals => _withdrawals;

    /// <summary>Sheets whose owners need new wrapping keys.</summary>
    public IReadOnlyCollection<Id<Sheet>> Rotations => _rotations;

    /// <summary>Deliveries that are to be noted.</summary>
    public IReadOnlyCollection<(byte[] Delivery, DateOnly Day)> Noted => _noted.Values;

    /// <summary>A delivery of what is no signature is new, and written down.</summary>
    public void FoundNew(byte[] inbox) => _entered.Add(Convert.ToHexString(inbox));

    /// <summary>A delivery is noted.</summary>
    public void FoundNoted(byte[] delivery) => _known.Add(Convert.ToHexString(delivery));

    /// <summary>A sheet, locked.</summary>
    public void Found(Id<Sheet> sheet, bool isOpen, DateTimeOffset? deadline, int most) => _sheets[sheet] = new Form(isOpen, deadline, most);

    /// <summary>How many stand on it.</summary>
    public void FoundTotal(Id<Sheet> sheet, int signed) => _sheets[sheet].Signed = signed;

    /// <summary>A signature.</summary>
    public void Found(Id<Sheet> sheet, byte[] who, Standing standing) => _standing[(sheet, Convert.ToHexString(who))] = standing;

    protected override bool Enter(SigningAct act) => _entered.Remove(Convert.ToHexString(act.Inbox));

    protected override bool Knows(SigningAct.Sign act) => _known.Contains(Convert.ToHexString(act.Inbox));

    protected override void Note(byte[] delivery, DateTimeOffset at)
    {
        var key = Convert.ToHexString(delivery);
        if (delivery.Length > 0 && _known.Add(key))
        {
            _noted[key] = (delivery, InboxEntry.ForgetDay(at));
        }
    }

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
            _bound.Remove(KeyOf(act));
        }

        _sheets[act.Sheet].Signed -= _standing[KeyOf(act)]!.State == SignatureState.Held ? 0 : 1;
        _standing[KeyOf(act)] = null;
    }

    protected override void Commit(SigningAct.Bind act)
    {
        if (_added.TryGetValue(KeyOf(act), out var one))
        {
            _added[KeyOf(act)] = (one.Act with { Commitment = act.Commitment }, one.Standing);
        }
        else
        {
            _bound[KeyOf(act)] = act;
        }
    }

    protected override void AddWithdrawal(Id<Sheet> sheet, byte[] secret, SignatureKind kind) => _withdrawals.Add(new NewWithdrawal(Secret.Id(), sheet, secret, kind));

    protected override void AskRotation(Id<Sheet> sheet) => _rotations.Add(sheet);

    private static (Id<Sheet> Sheet, string Who) KeyOf(SigningAct act) => (act.Sheet, Convert.ToHexString(act.Pseudonym));

    /// <summary>A withdrawal to be written.</summary>
    internal sealed record NewWithdrawal(Guid Id, Id<Sheet> Sheet, byte[] Secret, SignatureKind Kind);

    private sealed record Form(bool IsOpen, DateTimeOffset? Deadline, int Most)
    {
        public int Signed { get; set; }
    }
}
