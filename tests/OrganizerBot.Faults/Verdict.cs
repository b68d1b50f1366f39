namespace OrganizerBot.Faults;

/// <summary>What came of a run so far: what was done to the bot, and what of that anybody could notice.</summary>
internal sealed class Verdict
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly List<string> _findings = [];

    /// <summary>How many processes were killed: the bot's, or the database server's.</summary>
    public int Kills { get; private set; }

    /// <summary>How many acts and digests the bot had said or shown to be done.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>How many of them were gone.</summary>
    public int Lost { get; private set; }

    /// <summary>How many were there, or had an effect, more than once.</summary>
    public int Duplicated { get; private set; }

    /// <summary>How often somebody was told what was not so, or a trial could not be brought to its end.</summary>
    public int Wrong { get; private set; }

    /// <summary>The kinds of fault, each with how often it was made.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults.Select(fault => $"{fault.Key}: {fault.Value}")];
            }
        }
    }

    /// <summary>What was found, for whoever has to look for the reason.</summary>
    public IReadOnlyList<string> Findings
    {
        get
        {
            lock (_gate)
            {
                return [.. _findings];
            }
        }
    }

    /// <summary>Notes a fault that was made.</summary>
    public void Made(string fault, bool isKill)
    {
        lock (_gate)
        {
            _faults[fault] = _faults.GetValueOrDefault(fault) + 1;
            Kills += isKill ? 1 : 0;
        }
    }

    /// <summary>Notes what was acknowledged.</summary>
    public void Acknowledge(int count = 1)
    {
        lock (_gate)
        {
            Acknowledged += count;
        }
    }

    /// <summary>Notes what was acknowledged and is gone.</summary>
    public void Lose(string finding, int count = 1) => Find($"lost: {finding}", () => Lost += count);

    /// <summary>Notes what is there more than once.</summary>
    public void Duplicate(string finding, int count = 1) => Find($"duplicated: {finding}", () => Duplicated += count);

    /// <summary>Notes what was not so, or did not end.</summary>
    public void Miss(string finding) => Find($"wrong: {finding}", () => Wrong++);

    private void Find(string finding, Action count)
    {
        lock (_gate)
        {
            count();
            _findings.Add(finding);
        }
    }
}
