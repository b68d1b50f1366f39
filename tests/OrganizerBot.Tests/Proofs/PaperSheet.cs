using OrganizerBot.Signing;

namespace OrganizerBot.Proofs;

/// <summary>A sheet on paper: the rule of publication without a database, so that it can be played a million times. The numbers come from the functions that the bot itself uses.</summary>
/// <param name="eligible">How many could sign.</param>
/// <param name="goal">The goal.</param>
/// <param name="lots">What is left to chance.</param>
/// <param name="draw">Which of the waiting signatures are published: given how many, and who waits.</param>
internal sealed class PaperSheet(int eligible, int goal, Lots lots, Func<int, IReadOnlyList<int>, IReadOnlyList<int>> draw)
{
    private readonly Standing[] _members = new Standing[eligible];
    private readonly List<int> _waiting = [];
    private readonly Counting _counting = GroupSize.CountingFor(eligible);
    private int? _margin;
    private int _left;
    private int _named;
    private int _namedWaiting;
    private int _namedLeft;
    private PublicDay _public;

    private enum Standing : byte
    {
        Outside,
        Waiting,
        Published,
        NamedWaiting,
        NamedPublished,
    }

    /// <summary>Plays four weeks.</summary>
    /// <returns>The numbers at the end of each day, and those after the close.</returns>
    public PublicDay[] Play(IEnumerable<Act> acts)
    {
        var days = new PublicDay[Game.Days + 1];
        using var next = acts.GetEnumerator();
        var more = next.MoveNext();
        for (var day = 0; day < Game.Days; day++)
        {
            for (; more && next.Current.Day == day; more = next.MoveNext())
            {
                Do(next.Current);
            }

            days[day] = EndDay(day);
        }

        days[Game.Days] = Close();
        return days;
    }

    /// <summary>Somebody does something.</summary>
    public void Do(Act act)
    {
        switch (act.Deed)
        {
            case Deed.Sign:
                _members[act.Member] = Standing.Waiting;
                _waiting.Add(act.Member);
                break;
            case Deed.SignByName:
                _members[act.Member] = Standing.NamedWaiting;
                (_named, _namedWaiting) = (_named + 1, _namedWaiting + 1);
                break;
            default:
                Leave(act.Member);
                break;
        }
    }

    /// <summary>The end of a day, which on Thursdays is the weekly hour.</summary>
    public PublicDay EndDay(int day)
    {
        if (Game.Thursdays.Contains(day))
        {
            SayGoal(KeepWeeklyHour());
        }

        return Look();
    }

    /// <summary>The close.</summary>
    public PublicDay Close()
    {
        if (_counting == Counting.Weekly)
        {
            var (signed, left) = GroupSize.ClosingBatches(_waiting.Count, _left);
            Publish(signed, left);
            SayGoal(_named + _public.Published >= goal);
        }
        else if (_counting != Counting.NamedOnly)
        {
            SayGoal(ReachGoal(0));
        }

        _public = _public with { Closed = true };
        return Look();
    }

    private PublicDay Look()
    {
        SayGoal(_named >= goal);
        return _public with { Named = _named };
    }

    private void SayGoal(bool reached) => _public = _public with { GoalSaid = _public.GoalSaid || reached };

    private bool KeepWeeklyHour()
    {
        switch (_counting)
        {
            case Counting.Weekly:
                var signs = _waiting.Count >= _left;
                var batch = GroupSize.WeeklyBatch(signs ? _waiting.Count : _left, lots.HoldBack());
                Publish(signs ? batch : 0, signs ? 0 : batch);
                return _named + _public.Published >= goal;
            case Counting.GoalOnly:
                return ReachGoal(_margin ??= lots.Margin());
            default:
                Publish(0, 0);
                return false;
        }
    }

    private bool ReachGoal(int margin)
    {
        var reached = _named + _waiting.Count + CountPublished() >= goal + margin;
        Publish(reached && !_public.GoalSaid ? Math.Max(0, goal - _named - _public.Published) : 0, 0);
        return reached;
    }

    private int CountPublished() => _public.Published == 0 ? 0 : _members.AsSpan().Count(Standing.Published);

    private void Publish(int signed, int left)
    {
        var drawn = draw(Math.Min(signed, _waiting.Count), _waiting);
        foreach (var member in drawn)
        {
            _members[member] = Standing.Published;
        }

        if (drawn.Count > 0)
        {
            _waiting.RemoveAll(member => _members[member] == Standing.Published);
        }

        _public = _public with
        {
            Published = _public.Published + drawn.Count - left,
            Signatures = _public.Signatures + drawn.Count + _namedWaiting,
            Withdrawals = _public.Withdrawals + left + _namedLeft,
        };
        (_left, _namedWaiting, _namedLeft) = (_left - left, 0, 0);
        foreach (ref var member in _members.AsSpan())
        {
            member = member == Standing.NamedWaiting ? Standing.NamedPublished : member;
        }
    }

    private void Leave(int member)
    {
        switch (_members[member])
        {
            case Standing.Waiting:
                _waiting.Remove(member);
                break;
            case Standing.Published:
                _left++;
                break;
            case Standing.NamedWaiting:
                (_named, _namedWaiting) = (_named - 1, _namedWaiting - 1);
                break;
            case Standing.NamedPublished:
                (_named, _namedLeft) = (_named - 1, _namedLeft + 1);
                break;
        }

        _members[member] = Standing.Outside;
    }
}
