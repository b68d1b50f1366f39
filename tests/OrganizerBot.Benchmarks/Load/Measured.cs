using System.Diagnostics;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>What a measurement gave.</summary>
/// <param name="Latencies">How long each answer took, in ticks of the stopwatch, sorted.</param>
/// <param name="Seconds">How long it went on.</param>
/// <param name="Wrong">How many answers were not what the request should get.</param>
/// <param name="ServerCpu">Seconds of processor time that the server took.</param>
/// <param name="OwnCpu">Seconds of processor time that sending took.</param>
/// <param name="PeakMegabytes">The most memory that the server's process held so far.</param>
internal sealed record Measured(long[] Latencies, double Seconds, int Wrong, double ServerCpu, double OwnCpu, double PeakMegabytes)
{
    /// <summary>Requests in each second.</summary>
    public double Rate => Latencies.Length / Seconds;

    /// <summary>Processor time of the server for each request, in microseconds.</summary>
    public double CpuEach => ServerCpu / Math.Max(1, Latencies.Length) * 1e6;

    /// <summary>Turns of one measurement, taken together.</summary>
    public static Measured Together(IReadOnlyCollection<Measured> turns) => new(
        [.. turns.SelectMany(turn => turn.Latencies).Order()],
        turns.Sum(turn => turn.Seconds),
        turns.Sum(turn => turn.Wrong),
        turns.Sum(turn => turn.ServerCpu),
        turns.Sum(turn => turn.OwnCpu),
        turns.Max(turn => turn.PeakMegabytes));

    /// <summary>How long all but so few answers took, in milliseconds.</summary>
    public double Percentile(double share) => Latencies.Length == 0 ? 0 : Stopwatch.GetElapsedTime(0, Latencies[(int)Math.Min(Latencies.Length - 1, Latencies.Length * share)]).TotalMilliseconds;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Rate,8:0} requests/s   p50 {Percentile(0.5),6:0.0} ms   p99 {Percentile(0.99),6:0.0} ms   max {Percentile(1),6:0.0} ms   server {CpuEach,5:0} µs CPU each, peak {PeakMegabytes,4:0} MB   sender {OwnCpu / Math.Max(1, Latencies.Length) * 1e6,3:0} µs   {Latencies.Length} requests, {Wrong} wrong");
}
