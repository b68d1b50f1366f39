using System.Collections.Concurrent;
using System.Diagnostics;
using OrganizerBot.Messages;

namespace OrganizerBot.Faults.Load;

/// <summary>Members who sign, withdraw and sign again, all at once. Each does one thing after the other and tries the same again until somebody tells them that it is done; each delivery comes up to three times more, at once or long after.</summary>
/// <param name="petitions">What they sign.</param>
/// <param name="lines">How it gets to the bot.</param>
/// <param name="seed">What chance begins with.</param>
/// <param name="verdict">Where it is noted what was not so.</param>
internal sealed class Crowd(OpenPetitions petitions, Lines lines, int seed, Verdict verdict)
{
    private const int Hands = 16;
    private const int EachHand = 16;

    /// <summary>So many go on while a process starts, on both platforms.</summary>
    private const int Stubborn = 4;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>How soon somebody tries again who was told that it did not work; the bot has a pace for whoever asks too often.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(120);

    private readonly ConcurrentQueue<string> _strange = new();
    private readonly Member[][] _members =
        [.. Enumerable.Range(0, Hands).Select(hand => Enumerable.Range(0, EachHand).Select(index => new Member(hand % 2 == 0 ? Platform.Discord : Platform.Slack, (hand * EachHand) + index)).ToArray())];

    private volatile Task _rest = Task.CompletedTask;
    private int _settled;
    private int _arrivals;

    /// <summary>How many deliveries were acknowledged.</summary>
    public int Settled => _settled;

    /// <summary>How often deliveries arrived, or should have.</summary>
    public int Arrivals => _arrivals;

    /// <summary>The members who were told that their name is there.</summary>
    public IEnumerable<Member> Signers => _members.SelectMany(members => members).Where(member => member.Signed == true);

    /// <summary>Whether each knows how it stands with them.</summary>
    public bool IsClear => _members.SelectMany(members => members).All(member => member.Signed is not null);

    /// <summary>What the bot said that nobody expected, a few.</summary>
    public IEnumerable<string> Strange => _strange;

    /// <summary>Waits until so many deliveries more have arrived, or should have: the crowd's own clock, by which things break at the same places whatever the machine.</summary>
    /// <param name="more">How many.</param>
    /// <param name="longest">However few came.</param>
    public async Task PressesAsync(int more, TimeSpan longest)
    {
        var until = Arrivals + more;
        using var tick = new PeriodicTimer(Tick);
        for (var watch = Stopwatch.StartNew(); Arrivals < until && watch.Elapsed < longest;)
        {
            await tick.WaitForNextTickAsync();
        }
    }

    /// <summary>Most wait while a process starts: on a small machine they would take the processor from it, and there would be fewer kills in the same time.</summary>
    public async Task RestAsync(Func<Task> start)
    {
        var rested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _rest = rested.Task;
        try
        {
            await start();
        }
        finally
        {
            _rest = Task.CompletedTask;
            rested.SetResult();
        }
    }

    /// <summary>Goes on until told to stop; then each brings to its end what they have begun.</summary>
    public Task RunAsync(CancellationToken enough) => Task.WhenAll(_members.Select((members, hand) => Task.Run(() => RunAsync(members, hand, enough))));

    /// <summary>Everybody signs once more: whoever stands there already hears so.</summary>
    public Task AskAllAsync() => Task.WhenAll(_members.Select((members, hand) => Task.Run(async () =>
    {
        foreach (var member in members)
        {
            await DoAsync(petitions.Act(member, signs: true), 0);
        }
    })));

    private async Task RunAsync(Member[] members, int hand, CancellationToken enough)
    {
        var random = new Random((seed * 1000) + hand);
        List<(Act Act, int Copies)> later = [];
        while (!enough.IsCancellationRequested)
        {
            await (hand < Stubborn ? Task.CompletedTask : _rest);
            var member = members[random.Next(members.Length)];
            var act = petitions.Act(member, random.Next(100) < (member.Signed == true ? 40 : 75));
            var (atOnce, after) = (random.Next(3), random.Next(2));
            await DoAsync(act, atOnce);
            later.Add((act, after));
            if (later.Count >= 4)
            {
                var old = random.Next(later.Count);
                await RepeatAsync(later[old].Act, later[old].Copies);
                later.RemoveAt(old);
            }
        }

        foreach (var (act, copies) in later)
        {
            await RepeatAsync(act, copies);
        }
    }

    private async Task DoAsync(Act act, int copies)
    {
        using var longest = new CancellationTokenSource(LongestTry);
        using var pause = new PeriodicTimer(Pause);
        for (var attempt = 1; !longest.IsCancellationRequested; attempt++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 1 + copies).Select(_ => SendAsync(act)));
            if (answers.Any(answer => answer.IsAcknowledgement()))
            {
                Judge(act, isPlain: attempt == 1 && copies == 0);
                act.Member.Signed = act.Signs;
                Interlocked.Increment(ref _settled);
                verdict.Acknowledge();
                return;
            }

            copies = 0;
            await pause.WaitForNextTickAsync();
        }

        act.Member.Signed = null;
        verdict.Miss($"nobody told within {LongestTry.TotalSeconds:0} s: {act}");
    }

    /// <summary>It was acknowledged: whatever else happened since, it must have no effect any more.</summary>
    private async Task RepeatAsync(Act act, int copies)
    {
        for (var copy = 0; copy < copies; copy++)
        {
            if (await SendAsync(act) == act.Effect && act.Signs)
            {
                verdict.Duplicate($"a delivery had an effect again: {act}");
            }
        }
    }

    private async Task<Answer> SendAsync(Act act)
    {
        Interlocked.Increment(ref _arrivals);
        var body = await lines.SendAsync(act.Request);
        var answer = Answers.Read(body);
        act.Told.Enqueue(answer);
        if (answer == Answer.Other && _strange.Count < 5)
        {
            _strange.Enqueue(body!);
        }

        return answer;
    }

    /// <param name="act">What was done.</param>
    /// <param name="isPlain">Whether it arrived a single time so far.</param>
    private void Judge(Act act, bool isPlain)
    {
        // Looked up after a commit that failed, a name that is not there counts as withdrawn, whoever withdrew it. That nothing else went is seen by the next act.
        if (act.Signs && act.Told.Count(answer => answer == act.Effect) > 1)
        {
            verdict.Duplicate($"one delivery had two effects: {act}");
        }

        if (act.Told.Take(2).SequenceEqual([Answer.Unsaved, Answer.Repeated]) && !act.Told.Contains(act.Effect))
        {
            verdict.Miss($"told that nothing was stored, and it was: {act}");
        }

        if (act.Member.Signed is null)
        {
            return;
        }

        // Nobody but the member acts for them: what they were told before must still be so.
        var isThere = act.Member.Signed == act.Signs;
        if (isThere && act.Signs && act.Told.Contains(act.Effect))
        {
            verdict.Lose($"what was acknowledged before was gone: {act}");
        }

        if (!isThere && isPlain && act.Told.Contains(act.NoEffect))
        {
            verdict.Lose($"what was acknowledged before was undone: {act}");
        }
    }
}
