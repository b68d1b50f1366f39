using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using OrganizerBot.Pulse;

namespace OrganizerBot.Support;

/// <summary>Reads one bot's own metrics, however many bots run in this process.</summary>
internal sealed class Metering : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Measured> _all = [];

    private Metering(BotMetrics metrics)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == metrics)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Note(instrument, value, labels));
        _listener.SetMeasurementEventCallback<int>((instrument, value, labels, _) => Note(instrument, value, labels));
        _listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => Note(instrument, value, labels));
        _listener.Start();
    }

    /// <summary>What was told so far, oldest first.</summary>
    public IReadOnlyCollection<Measured> All => _all;

    public static Metering Of(BotMetrics metrics) => new(metrics);

    /// <summary>The sum of what an instrument told with a label such as <c>command=petition</c>; without one, of all.</summary>
    public double Sum(string instrument, string label = "") => Of(instrument, label).Sum(each => each.Value);

    /// <summary>How often an instrument told something.</summary>
    public int Times(string instrument, string label = "") => Of(instrument, label).Count();

    /// <summary>What a gauge shows now; null when it shows nothing.</summary>
    public double? Now(string gauge, string label = "")
    {
        _all.Clear();
        _listener.RecordObservableInstruments();
        return Of(gauge, label).Select(each => (double?)each.Value).LastOrDefault();
    }

    public void Dispose() => _listener.Dispose();

    private IEnumerable<Measured> Of(string instrument, string label) => _all.Where(each => each.Instrument == instrument && (label.Length == 0 || each.Labels.Split(' ').Contains(label.Replace(' ', '_'))));

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels) =>
        _all.Enqueue(new Measured(instrument.Name, value, string.Join(' ', labels.ToArray().Select(label => $"{label.Key}={label.Value}".Replace(' ', '_')))));

    /// <param name="Instrument">The instrument.</param>
    /// <param name="Value">The value.</param>
    /// <param name="Labels">The labels, such as <c>command=petition_open platform=discord</c>.</param>
    internal sealed record Measured(string Instrument, double Value, string Labels);
}
