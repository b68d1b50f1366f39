using OrganizerBot.Signing;

namespace OrganizerBot.Storage;

/// <summary>Which accounts signed each sheet within this hour. It is kept in memory only, because a row with a time would tell when somebody signed.</summary>
internal sealed class Tides
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Dictionary<Id<Sheet>, Tide> _tides = [];

    /// <summary>The tide of a sheet at a moment.</summary>
    public Tide Of(Id<Sheet> sheet, DateTimeOffset at)
    {
        if (!_tides.TryGetValue(sheet, out var tide))
        {
            _tides[sheet] = tide = new Tide();
        }

        if (at - tide.Since >= Hour)
        {
            tide.Turn(at);
        }

        return tide;
    }

    /// <summary>The tide of one sheet.</summary>
    internal sealed class Tide
    {
        private readonly HashSet<string> _came = [];

        /// <summary>When the hour began.</summary>
        public DateTimeOffset Since { get; private set; }

        /// <summary>Whether an hour takes no more accounts, and this is a new one: whoever signs, withdraws and signs again is one account still.</summary>
        public bool IsFullFor(byte[] pseudonym, int most) => _came.Count >= most && !_came.Contains(Convert.ToHexString(pseudonym));

        /// <summary>An account came.</summary>
        /// <returns>Whether it is the first time within the hour.</returns>
        public bool Rise(byte[] pseudonym) => _came.Add(Convert.ToHexString(pseudonym));

        /// <summary>It did not come after all: nothing was stored.</summary>
        public void Fall(byte[] pseudonym) => _came.Remove(Convert.ToHexString(pseudonym));

        /// <summary>The next hour begins.</summary>
        public void Turn(DateTimeOffset hour)
        {
            Since = hour;
            _came.Clear();
        }
    }
}
