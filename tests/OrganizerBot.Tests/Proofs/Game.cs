namespace OrganizerBot.Proofs;

/// <summary>
/// The observer's game. Exactly one of two members signs without a name: A on a day, or B ten days later. The observer knows that, knows everybody's
/// habits, and sees whatever the bot shows for four weeks and at the close. Can they tell which of the two it was?
/// </summary>
/// <param name="Eligible">How many could sign, A and B included.</param>
/// <param name="Goal">The goal or critical mass.</param>
/// <param name="Habits">What the others do.</param>
/// <param name="Day">The day on which A would sign.</param>
internal sealed record Game(int Eligible, int Goal, Habits Habits, int Day)
{
    /// <summary>From the opening to the deadline. The first day is a Monday.</summary>
    public const int Days = 28;

    /// <summary>So much later than A, B would sign.</summary>
    public const int Between = 10;

    /// <summary>The members between whom the observer has to choose; all others have higher numbers.</summary>
    public const int A = 0, B = 1;

    /// <summary>The days at whose end the weekly hour is kept: Thursdays.</summary>
    public static IReadOnlyList<int> Thursdays { get; } = [3, 10, 17, 24];

    /// <summary>What the others do, day by day.</summary>
    public Act[] Others(Random chance)
    {
        List<Act> acts = new(Eligible);
        for (var member = 2; member < Eligible; member++)
        {
            if (chance.NextDouble() < Habits.Signing)
            {
                var day = Habits.DayAt(chance.NextDouble());
                acts.Add(new Act(day, member, chance.NextDouble() < Habits.Named ? Deed.SignByName : Deed.Sign));
                if (Habits.Leaving > 0 && day < Days - 1 && chance.NextDouble() < Habits.Leaving)
                {
                    acts.Add(new Act(chance.Next(day + 1, Days), member, Deed.Leave));
                }
            }
        }

        return [.. acts.OrderBy(act => act.Day)];
    }

    /// <summary>The same, with the signature that the game is about.</summary>
    public IEnumerable<Act> With(IEnumerable<Act> others, bool isA)
    {
        var chosen = isA ? new Act(Day, A, Deed.Sign) : new Act(Day + Between, B, Deed.Sign);
        return others.Where(act => act.Day <= chosen.Day).Append(chosen).Concat(others.Where(act => act.Day > chosen.Day));
    }

    public override string ToString() => $"goal {Goal}, {Habits}, day {Day}";
}

/// <summary>What somebody does on a day.</summary>
internal readonly record struct Act(int Day, int Member, Deed Deed);

/// <summary>What can be done.</summary>
internal enum Deed
{
    Sign,
    SignByName,
    Leave,
}
