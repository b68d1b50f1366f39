using System.Diagnostics.Metrics;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Pulse;

/// <summary>What the bot counts of itself. Labels come from closed lists; nothing of a member, a community or a campaign is in any of them.</summary>
/// <remarks>What goes wrong is told at once. What members do when all is well is told together, by the hour, and a command of theirs by its first word only: see docs/decisions/0015.</remarks>
public sealed class BotMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "OrganizerBot";

    /// <summary>Answers that took so long were announced first and brought later; both platforms give up after three seconds.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private static readonly double[] Seconds = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5, 10];
    private static readonly int[] GroupSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

    private readonly TimeProvider _clock;
    private readonly Meter _meter;
    private readonly HeldBack _held;
    private readonly Counter<long> _commands;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _acknowledgements;
    private readonly Counter<long> _slow;
    private readonly Histogram<int> _groups;
    private readonly Counter<long> _limits;
    private readonly Counter<long> _publications;
    private volatile BotReading? _reading;
    private volatile Func<int>? _queue;

    /// <summary>Makes the instruments.</summary>
    public BotMetrics(TimeProvider clock)
    {
        _clock = clock;
        _held = new HeldBack(clock);
        _meter = new Meter(new MeterOptions(Name) { Scope = this });
        _commands = _meter.CreateCounter<long>("organizerbot.commands", description: "Commands, by what was typed, platform and outcome. Members' commands come by the hour, under their first word.");
        _failures = _meter.CreateCounter<long>("organizerbot.command.failures", description: "Commands that broke: a defect, or a database that does not answer.");
        _acknowledgements = _meter.CreateHistogram(
            "organizerbot.acknowledgement.duration", "s", "Time until a platform had an answer or an announcement. Quick ones come by the hour, slow ones at once.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        _slow = _meter.CreateCounter<long>("organizerbot.acknowledgement.slow", description: "Acknowledgements that took two seconds or more.");
        _groups = _meter.CreateHistogram("organizerbot.signing.group.size", description: "Signing acts committed together. They come by the hour.", advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = GroupSizes });
        _limits = _meter.CreateCounter<long>("organizerbot.rate_limits", description: "Answers by which a platform asked the bot to slow down (429).");
        _publications = _meter.CreateCounter<long>("organizerbot.publications", description: "Steps in which signatures became public.");
        Watch();
    }

    /// <summary>Shows each count that matters as zero before it first happens, so that its first rise is seen.</summary>
    public void Announce()
    {
        _publications.Add(0);
        foreach (var platform in Enum.GetValues<Platform>())
        {
            _failures.Add(0, Of(platform));
            _limits.Add(0, Of(platform));
            _slow.Add(0, Of(platform));
        }
    }

    /// <summary>Counts a command.</summary>
    /// <param name="command">The command; null when nobody knows such a one.</param>
    /// <param name="platform">Where it was given.</param>
    /// <param name="outcome">What became of it.</param>
    public void Handled(CommandDescriptor? command, Platform platform, CommandOutcome outcome)
    {
        var label = LabelOf(command);
        void Tell() => _commands.Add(1, new("command", label), Of(platform), new("outcome", NameOf(outcome)));
        if (outcome == CommandOutcome.Failed)
        {
            _failures.Add(1, Of(platform));
        }

        if (outcome == CommandOutcome.Failed || IsModerators(command))
        {
            Tell();
        }
        else
        {
            _held.Hold(Tell);
        }
    }

    /// <summary>What a command is called where times are told with it: those of moderators in full, all that members may do with petitions <c>petition</c>, and so on.</summary>
    public static string LabelOf(CommandDescriptor? command) => command is null ? "unknown" : IsModerators(command) ? command.Path : command.Noun;

    /// <summary>Whether it is told at once, and in full, that a command was given.</summary>
    public static bool IsModerators(CommandDescriptor? command) => command?.Policy == CommandPolicy.Moderator;

    /// <summary>Measures how long a platform waits for its answer.</summary>
    public async Task<T> AcknowledgeAsync<T>(Platform platform, Func<Task<T>> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var began = _clock.GetTimestamp();
        var answered = await answer();
        var time = _clock.GetElapsedTime(began);
        if (time >= Slow)
        {
            _slow.Add(1, Of(platform));
            _acknowledgements.Record(time.TotalSeconds, Of(platform));
        }
        else
        {
            _held.Hold(() => _acknowledgements.Record(time.TotalSeconds, Of(platform)));
        }

        return answered;
    }

    /// <summary>Notes how many signing acts one commit held.</summary>
    public void Committed(int acts) => _held.Hold(() => _groups.Record(acts));

    /// <summary>Notes that a platform asked to slow down.</summary>
    public void Limited(Platform platform) => _limits.Add(1, Of(platform));

    /// <summary>Notes that signatures became public, once the unit of work is saved.</summary>
    public void PublishedAfter(OrganizerDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.SavedChanges += (_, _) => _publications.Add(1);
    }

    /// <summary>Tells from now on how much waits for the writer.</summary>
    public void WatchQueue(Func<int> length) => _queue = length;

    /// <summary>Tells what was read from now on, and what was held back in hours that are over.</summary>
    public void Note(BotReading reading)
    {
        _reading = reading;
        _held.TellDue();
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private void Watch()
    {
        _meter.CreateObservableGauge("organizerbot.outbox.oldest", () => Read(reading => Age(reading.OutboxSince)), "s", "How long the oldest message waits that could be sent.");
        _meter.CreateObservableGauge("organizerbot.outbox.waiting", () => Read(reading => reading.OutboxWaiting), description: "Messages that wait to be sent.");
        _meter.CreateObservableGauge("organizerbot.digest.lag", () => Read(reading => Age(reading.DigestDueSince)), "s", "How late the latest digest is.");
        _meter.CreateObservableGauge(
            "organizerbot.destinations.suspended",
            () => _reading is { } reading ? reading.Suspended.Select(each => new Measurement<int>(each.Value, Of(each.Key))) : [],
            description: "Channels to which nothing is posted for now.");
        _meter.CreateObservableGauge("organizerbot.writer.queue", () => _queue is { } length ? [new Measurement<int>(length())] : Array.Empty<Measurement<int>>(), description: "What waits for the one writer.");
    }

    private IEnumerable<Measurement<T>> Read<T>(Func<BotReading, T> value)
        where T : struct => _reading is { } reading ? [new Measurement<T>(value(reading))] : [];

    private double Age(DateTimeOffset? since) => since is { } then ? Math.Max(0, (_clock.GetUtcNow() - then).TotalSeconds) : 0;

    private static KeyValuePair<string, object?> Of(Platform platform) => new("platform", platform == Platform.Discord ? "discord" : "slack");

    private static string NameOf(CommandOutcome outcome) => outcome switch
    {
        CommandOutcome.Answered => "answered",
        CommandOutcome.Asked => "asked",
        CommandOutcome.Corrected => "corrected",
        CommandOutcome.Unknown => "unknown",
        CommandOutcome.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
