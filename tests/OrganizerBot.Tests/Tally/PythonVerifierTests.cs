using System.Diagnostics;
using CsCheck;
using OrganizerBot.Support;

namespace OrganizerBot.Tally;

/// <summary>A checker that was written from <c>docs/tally.md</c> alone, in another language, is held against ours: both say yes, or both say no.</summary>
public sealed class PythonVerifierTests : IDisposable
{
    private static readonly string[] Needed = ["python3", "openssl"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Both_understand_the_worked_example()
    {
        SkipWithout();

        var (code, said) = await PythonAsync(TallyExample.Leaves, CheckpointsFile.Write(TallyExample.Checkpoints), TallyExample.ReceiptOf(2));

        Assert.Equal((0, "checkpoint at 3: 3 counted\ncheckpoint at 4: 2 counted\ncheckpoint at 5: 3 counted\nreceipt: leaf 2, counted at [3], withdrawn by leaf 4\neverything holds\n"), (code, said));
    }

    [Fact]
    public async Task Both_understand_a_long_log()
    {
        SkipWithout();
        using var log = new SampleLog("long");
        for (var week = 0; week < 12; week++)
        {
            log.Sign([.. Enumerable.Range(week * 30, 30)]).Publish().Withdraw([.. Enumerable.Range(week * 30, 11)]).Publish();
        }

        var (code, said) = await PythonAsync(log.LeavesText, log.CheckpointsText, log.ReceiptOf(45), log.Key.Verifier);

        Assert.Equal((0, Said(log.Check(log.ReceiptOf(45), log.Key.Verifier))), (code, said));
    }

    [Fact]
    public async Task Both_say_the_same_of_files_that_were_changed()
    {
        SkipWithout();
        var (held, refused) = (0, 0);
        await Gen.Select(Gen.Int[0, 9], Gen.Int[0, int.MaxValue]).SampleAsync(
            async (kind, seed) =>
            {
                using var log = new SampleLog($"python {seed % 20}");
                log.Sign(1, 2, 3, 4).Publish().Withdraw(2, 3).Publish().Sign(5).Publish();
                var (leaves, checkpoints) = Change(log, kind, seed);
                var receipt = seed % 3 == 0 ? log.ReceiptOf(seed % 7) : (Receipt?)null;
                var key = seed % 4 == 0 ? log.Key.Verifier : null;

                var ours = TallyVerifier.Verify(new TallyEvidence { Leaves = leaves, Checkpoints = [checkpoints], Receipt = receipt, Key = key });
                var (code, said) = await PythonAsync(leaves, checkpoints, receipt, key);

                Assert.Equal(ours.Holds, code == 0);
                if (ours.Holds)
                {
                    Assert.Equal(Said(Assert.IsType<TallyVerdict.Checked>(ours)), said);
                }

                _ = ours.Holds ? Interlocked.Increment(ref held) : Interlocked.Increment(ref refused);
            },
            iter: Figures.Cases(40, 2_000),
            threads: 2);

        Assert.True(held > 0 && refused > 0);
        Figures.Say($"Tally: a checker in Python agrees on {held + refused:N0} changed files ({held:N0} hold, {refused:N0} do not)");
    }

    private static void SkipWithout()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = Needed.Where(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program)))).ToArray();
        Assert.SkipWhen(missing.Length > 0, $"There is no {string.Join(" and no ", missing)} here, so the checker in Python cannot be held against ours.");
    }

    /// <summary>Changes by which a file is still good (0 and 1), may be (2 to 6), or is not.</summary>
    private static (string Leaves, string Checkpoints) Change(SampleLog log, int kind, int seed)
    {
        var (leaves, checkpoints) = (log.LeavesText, log.CheckpointsText);
        switch (kind)
        {
            case 0:
                return (leaves.Replace("\n", " \r\n", StringComparison.Ordinal) + "\n\n", "```\n" + checkpoints.Replace("\n\n", "\n\n \n", StringComparison.Ordinal) + "```");
            case 1:
                log.Checkpoints.Reverse();
                return (leaves, log.Checkpoints[seed % 3] + "\n" + log.CheckpointsText);
            case 2:
                return (Typo(leaves, seed), checkpoints);
            case 3:
                return (leaves, Typo(checkpoints, seed));
            case 4:
                return (WithoutLine(leaves, seed), checkpoints);
            case 5:
                return (leaves, WithoutLine(checkpoints, seed));
            case 6:
                return (leaves[..^(seed % 200)], checkpoints[..^(seed % 200)]);
            case 7:
                log.Withdraw(1 + (seed % 9)).Publish();
                return (log.LeavesText, log.CheckpointsText);
            case 8:
                log.Withdraw(6).Sign(6, 7).Publish();
                return (log.LeavesText, log.CheckpointsText);
            default:
                log.Add(log.Leaves[seed % log.Leaves.Count]).Publish();
                return (log.LeavesText, log.CheckpointsText);
        }
    }

    private static string Typo(string text, int seed)
    {
        var where = seed / 10 % text.Length;
        return (seed % 3) switch
        {
            0 => text.Remove(where, 1),
            1 => text.Insert(where, "aA1=/+ \n\t\u2014"[seed / 3 % 10].ToString()),
            _ => text.Remove(where, 1).Insert(where, "aA1=/+ \n\t\u2014"[seed / 3 % 10].ToString()),
        };
    }

    private static string WithoutLine(string text, int seed)
    {
        var lines = text.Split('\n').ToList();
        lines.RemoveAt(seed % lines.Count);
        return string.Join('\n', lines);
    }

    /// <summary>What the checker in Python must say of this.</summary>
    private static string Said(TallyVerdict.Checked verdict) =>
        string.Concat(verdict.Checkpoints.DistinctBy(finding => finding.Checkpoint.Size).Select(finding => $"checkpoint at {finding.Checkpoint.Size}: {finding.Count!.Value.Total} counted\n"))
        + verdict.Receipt switch
        {
            ReceiptFinding.Counted counted => $"receipt: leaf {counted.Leaf + 1}, counted at [{string.Join(", ", counted.Sizes)}]\n",
            ReceiptFinding.Withdrawn gone => $"receipt: leaf {gone.Leaf + 1}, counted at [{string.Join(", ", gone.Sizes)}], withdrawn by leaf {gone.By + 1}\n",
            _ => "",
        }
        + "everything holds\n";

    private async Task<(int Code, string Said)> PythonAsync(string leaves, string checkpoints, Receipt? receipt, VerifierKey? key = null)
    {
        var stem = Keys.Secret.Id().ToString("N");
        await File.WriteAllTextAsync(_folder[stem + ".leaves"], leaves);
        await File.WriteAllTextAsync(_folder[stem + ".checkpoints"], checkpoints);
        string[] line =
        [
            Repository.PathOf("tests/tally/verify.py"), _folder[stem + ".leaves"], _folder[stem + ".checkpoints"],
            .. receipt is { } mine ? ["--receipt", mine.ToString()] : Array.Empty<string>(), .. key is { } trusted ? ["--key", trusted.ToString()] : Array.Empty<string>(),
        ];
        using var python = Process.Start(new ProcessStartInfo("python3", line) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, complained) = (python.StandardOutput.ReadToEndAsync(), python.StandardError.ReadToEndAsync());
        await python.WaitForExitAsync();
        _ = await complained;
        return (python.ExitCode, await said);
    }

    public void Dispose() => _folder.Dispose();
}
