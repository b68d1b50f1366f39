using System.CommandLine;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Operations.Doctor;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot doctor</c>: looks at everything that could be wrong, says what is and how to mend it.</summary>
internal static class RunDoctor
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command.</summary>
    public static Command Command(IReadOnlyList<string> settings)
    {
        var json = new Option<bool>("--json") { Description = "Answers in JSON, for machines." };
        var command = new Command("doctor", $"Looks for what is wrong, and says how to mend it; the bot may run meanwhile. Exit code {ExitCode.DoesNotHold}: something is wrong.") { json };
        Errand.Give(command, settings, (errand, cancellationToken) => errand.Typed.GetValue(json) ? AnswerAsync(errand, cancellationToken) : TellAsync(errand, cancellationToken));
        return command;
    }

    private static async Task<int> TellAsync(Errand errand, CancellationToken cancellationToken)
    {
        var wrong = 0;
        await foreach (var (check, findings) in LookAsync(errand, cancellationToken))
        {
            if (findings.Count == 0)
            {
                await errand.Output.WriteLineAsync($"ok     {check.About}");
            }

            foreach (var finding in findings)
            {
                await errand.Output.WriteLineAsync($"{finding.Severity.ToString().ToLowerInvariant(),-6} {check.About}: {finding.Setting}\n       {finding.What}\n       {finding.Fix}");
            }

            wrong += findings.Count(finding => finding.Severity == Severity.Wrong);
        }

        await errand.Output.WriteLineAsync(wrong switch { 0 => "Nothing is wrong.", 1 => "One thing is wrong.", _ => $"{wrong} things are wrong." });
        return Code(wrong);
    }

    private static async Task<int> AnswerAsync(Errand errand, CancellationToken cancellationToken)
    {
        var (found, wrong) = (new JsonArray(), 0);
        await foreach (var (check, findings) in LookAsync(errand, cancellationToken))
        {
            foreach (var finding in findings)
            {
                found.Add(new JsonObject
                {
                    ["check"] = check.About,
                    ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
                    ["setting"] = finding.Setting,
                    ["what"] = finding.What,
                    ["fix"] = finding.Fix,
                });
            }

            wrong += findings.Count(finding => finding.Severity == Severity.Wrong);
        }

        await errand.Output.WriteLineAsync(new JsonObject { ["wrong"] = wrong, ["findings"] = found }.ToJsonString(Readable));
        return Code(wrong);
    }

    private static async IAsyncEnumerable<(ICheck Check, IReadOnlyList<Finding> Findings)> LookAsync(Errand errand, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bot = new Patient(errand.Bench);
        foreach (var check in Checks.All)
        {
            yield return (check, await LookAsync(check, bot, cancellationToken));
        }
    }

    /// <summary>A check that is kept from looking says so, and the others go on.</summary>
    private static async Task<IReadOnlyList<Finding>> LookAsync(ICheck check, Patient bot, CancellationToken cancellationToken)
    {
        try
        {
            return await check.LookAsync(bot, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException or InvalidOperationException or TypeInitializationException)
        {
            return [Finding.Wrong(check.About, $"This could not be looked at: {e.Message}", "Run the doctor as the user that the bot runs as (1654 in the image).")];
        }
    }

    private static int Code(int wrong) => wrong == 0 ? ExitCode.Fine : ExitCode.DoesNotHold;
}
