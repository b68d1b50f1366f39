using System.CommandLine;
using System.CommandLine.Parsing;
using OrganizerBot.Tally;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot verify</c>: checks a tally from downloaded files, on anybody's computer. It needs no settings, no database and no network.</summary>
internal static class VerifyTally
{
    /// <summary>The command.</summary>
    public static Command Command()
    {
        var leaves = new Option<FileInfo>("--leaves") { Description = "The leaves file that was downloaded.", HelpName = "FILE", Required = true }.AcceptExistingOnly();
        var checkpoints = new Option<FileInfo[]>("--checkpoints")
        {
            Description = "Files with checkpoints: downloaded ones, and ones into which you pasted a checkpoint from the chat. The more of them, and the older, the better.",
            HelpName = "FILE...",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        }.AcceptExistingOnly();
        var receipt = new Option<Receipt?>("--receipt")
        {
            Description = "Your receipt, 26 characters, to see that you are counted. It shows that you signed, and your shell may remember what you type: do this on a device of your own.",
            HelpName = "R",
            CustomParser = typed => Receipt.TryParse(typed.Tokens[0].Value, null, out var read) ? read : Refuse<Receipt?>(typed, "This is not a receipt: it has 26 letters and digits."),
        };
        var key = new Option<VerifierKey?>("--key")
        {
            Description = "The key that you trust, as the bot shows it in the chat. Without it the one in the leaves file is used, and whoever made up a file could have made up its key.",
            HelpName = "VKEY",
            CustomParser = typed => VerifierKey.TryParse(typed.Tokens[0].Value, null, out var read) ? read : Refuse<VerifierKey?>(typed, "This is not a key: it looks like organizerbot/tally/...+...+..., without spaces."),
        };
        var command = new Command(
            "verify",
            $"Checks the count of a petition or pledge. Exit code {ExitCode.Fine}: everything holds, and the receipt, if you gave one, is in the log. "
            + $"{ExitCode.DoesNotHold}: something does not hold. {ExitCode.WrongUsage}: the command line is wrong.")
        {
            leaves,
            checkpoints,
            receipt,
            key,
        };
        command.SetAction(async (typed, cancellationToken) =>
        {
            var files = typed.GetRequiredValue(checkpoints);
            var texts = new List<string>();
            foreach (var file in files)
            {
                texts.Add(await File.ReadAllTextAsync(file.FullName, cancellationToken));
            }

            var verdict = TallyVerifier.Verify(new TallyEvidence
            {
                Leaves = await File.ReadAllTextAsync(typed.GetRequiredValue(leaves).FullName, cancellationToken),
                Checkpoints = texts,
                Receipt = typed.GetValue(receipt),
                Key = typed.GetValue(key),
            });
            foreach (var sentence in VerdictWords.Say(verdict, [.. files.Select(file => file.Name)]))
            {
                await typed.InvocationConfiguration.Output.WriteLineAsync(sentence);
            }

            return verdict.Holds ? ExitCode.Fine : ExitCode.DoesNotHold;
        });
        return command;
    }

    private static T? Refuse<T>(ArgumentResult typed, string why)
    {
        typed.AddError(why);
        return default;
    }
}
