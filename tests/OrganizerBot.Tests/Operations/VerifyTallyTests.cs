using OrganizerBot.Support;
using OrganizerBot.Tally;

namespace OrganizerBot.Operations;

public sealed class VerifyTallyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SampleLog _log = new SampleLog("verify").Sign(1, 2, 3).Publish().Withdraw(2).Publish();

    private Task<(int Code, string Output, string Errors)> VerifiesAsync(params string[] more)
    {
        File.WriteAllText(_folder["leaves.txt"], _log.LeavesText);
        File.WriteAllText(_folder["checkpoints.txt"], _log.CheckpointsText);
        return Terminal.TypesAsync(["verify", "--leaves", _folder["leaves.txt"], "--checkpoints", _folder["checkpoints.txt"], .. more]);
    }

    [Fact]
    public async Task Everything_holds()
    {
        var (code, output, errors) = await VerifiesAsync("--key", _log.Key.Verifier.ToString(), "--receipt", _log.ReceiptOf(1).ToString().ToLowerInvariant());

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(
            [
                $"The log of sheet {_log.Sheet:N} has 4 leaves: 3 signatures and 1 withdrawal.",
                $"The key is the one that you gave: {_log.Key.Verifier}",
                "Each leaf is in order: no receipt was given twice, and each withdrawal takes back one signature that stands before it.",
                "Checkpoint at 3 leaves: 3 counted. The bot signed it, and its root is that of the leaves.",
                "Checkpoint at 4 leaves: 2 counted. The bot signed it, and its root is that of the leaves.",
                "Your receipt is leaf 1. It is counted in the checkpoints at 3, 4 leaves.",
                "Everything holds.",
            ],
            output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Several_files_and_one_from_the_chat()
    {
        File.WriteAllText(_folder["chat.txt"], $"\n{_log.Checkpoints[0].ToString().TrimEnd()}");

        var (code, output, _) = await VerifiesAsync(_folder["chat.txt"]);

        Assert.Equal(0, code);
        Assert.Contains("Compare it with the one that the bot shows in the chat", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split("Checkpoint at ").Length - 1);
    }

    [Fact]
    public async Task A_withdrawn_receipt_is_said_to_be_so()
    {
        var (code, output, _) = await VerifiesAsync("--receipt", _log.ReceiptOf(2).ToString());

        Assert.Equal(0, code);
        Assert.Contains("Your receipt is leaf 2, and leaf 4 took it back. Before that it was counted in the checkpoint at 3 leaves.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_that_is_not_there()
    {
        var (code, output, _) = await VerifiesAsync("--receipt", _log.ReceiptOf(9).ToString());

        Assert.Equal(1, code);
        Assert.Contains("Your receipt is not in the log.", output, StringComparison.Ordinal);
        Assert.EndsWith("Something does not hold.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_that_no_checkpoint_confirms()
    {
        _log.Sign(4);

        var (code, output, _) = await VerifiesAsync("--receipt", _log.ReceiptOf(4).ToString());

        Assert.Equal(1, code);
        Assert.Contains("No checkpoint speaks of the last 1 leaf yet.", output, StringComparison.Ordinal);
        Assert.Contains("Your receipt is leaf 5, and none of these checkpoints confirms that it is counted.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_may_be_wrong_has_its_sentence()
    {
        using var stranger = NoteKey.FromSeed(Checkpoint.OriginOf(_log.Sheet), new byte[32]);
        using var other = new SampleLog("other").Sign(1).Publish();
        _log.Add([9, .. new byte[64]]).Withdraw(2, 8).Sign(1);
        var root = new MerkleTree(_log.Leaves).Root();
        _log.Checkpoints.AddRange(
        [
            Checkpoint.Sign(stranger, 5, root), Checkpoint.Sign(_log.Key, 6, root), Checkpoint.Sign(_log.Key, 8, root), Checkpoint.Sign(_log.Key, 8, new byte[32]),
            Checkpoint.Sign(_log.Key, 9, root), new Checkpoint(_log.Checkpoints[0].Origin, 7, root, _log.Checkpoints[0].Signatures), other.Checkpoints[0],
        ]);

        var (code, output, _) = await VerifiesAsync("--key", stranger.Verifier.ToString());
        var (_, trusting, _) = await VerifiesAsync();
        var (_, confused, _) = await VerifiesAsync("--key", other.Key.Verifier.ToString());

        Assert.Equal(1, code);
        Assert.Contains("The leaves file names another key than the one that you gave", output, StringComparison.Ordinal);
        Assert.Contains("Checkpoint at 4 leaves: it is not signed with this key.", output, StringComparison.Ordinal);
        Assert.Contains("The key is for another log than these leaves", confused, StringComparison.Ordinal);
        Assert.All(
            [
                "Leaf 5 is neither a signature nor a withdrawal.",
                "Leaf 6 withdraws what leaf 4 has already withdrawn.",
                "Leaf 7 withdraws no signature that stands before it.",
                "Leaf 8 has the receipt of leaf 1: two people were given one receipt, or one signature counts twice.",
                "Leaf 8 would be withdrawn together with leaf 1.",
                "Checkpoint at 1 leaf: it is of another log.",
                "Checkpoint at 6 leaves: the bot signed it, and its root is not that of the leaves.",
                "Checkpoint at 7 leaves: the signature is wrong.",
                "Checkpoint at 9 leaves: the bot signed it, and the leaves file has fewer leaves.",
                "The bot signed two roots for 8 leaves",
            ],
            sentence => Assert.Contains(sentence, trusting, StringComparison.Ordinal));
        Assert.DoesNotContain("Each leaf is in order", trusting, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_cannot_be_read_name_their_line()
    {
        File.WriteAllText(_folder["broken.txt"], "hello\n");
        var (code, output, _) = await VerifiesAsync(_folder["broken.txt"]);
        var (other, said, _) = await Terminal.TypesAsync("verify", "--leaves", _folder["broken.txt"], "--checkpoints", _folder["checkpoints.txt"]);

        Assert.Equal((1, 1), (code, other));
        Assert.StartsWith("broken.txt cannot be read: what starts in line 1 is no checkpoint.", output, StringComparison.Ordinal);
        Assert.StartsWith("The leaves file cannot be read: line 1 is not as it should be.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Option '--leaves' is required.", "verify", "--checkpoints", "{checkpoints}")]
    [InlineData("Option '--checkpoints' is required.", "verify", "--leaves", "{leaves}")]
    [InlineData("File does not exist: 'nowhere.txt'.", "verify", "--leaves", "nowhere.txt", "--checkpoints", "{checkpoints}")]
    [InlineData("This is not a receipt: it has 26 letters and digits.", "verify", "--leaves", "{leaves}", "--checkpoints", "{checkpoints}", "--receipt", "K7QF2")]
    [InlineData("This is not a key", "verify", "--leaves", "{leaves}", "--checkpoints", "{checkpoints}", "--key", "K7QF2")]
    [InlineData("verfiy", "verfiy", "--leaves", "{leaves}")]
    public async Task Wrong_usage_is_64(string complaint, params string[] line)
    {
        await VerifiesAsync();
        var typed = line.Select(word => word.Replace("{leaves}", _folder["leaves.txt"], StringComparison.Ordinal).Replace("{checkpoints}", _folder["checkpoints.txt"], StringComparison.Ordinal));

        var (code, _, errors) = await Terminal.TypesAsync([.. typed]);

        Assert.Equal(64, code);
        Assert.Contains(complaint, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_says_what_there_is_and_what_the_exit_codes_mean()
    {
        var (code, all, _) = await Terminal.TypesAsync("--help");
        var (_, verify, _) = await Terminal.TypesAsync("verify", "--help");

        Assert.Equal(0, code);
        Assert.Contains("verify", all, StringComparison.Ordinal);
        Assert.Contains("run", all, StringComparison.Ordinal);
        Assert.All(["--leaves", "--checkpoints", "--receipt", "--key", "Exit code 0", "1: something does not hold", "64: the command line is wrong"], word => Assert.Contains(word, verify, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_is_that_of_the_program()
    {
        var (code, output, _) = await Terminal.TypesAsync("--version");

        Assert.Equal(0, code);
        Assert.Matches(@"^\d+\.\d+\.\d+", output);
    }

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
    }
}
