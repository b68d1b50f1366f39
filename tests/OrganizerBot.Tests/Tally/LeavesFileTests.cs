namespace OrganizerBot.Tally;

public sealed class LeavesFileTests : IDisposable
{
    private readonly SampleLog _log = new SampleLog("leaves").Sign(1, 2).Withdraw(1);

    [Fact]
    public void It_is_read_as_it_was_written()
    {
        Assert.True(LeavesFile.TryRead(_log.LeavesText, out var file, out _));

        Assert.Equal((_log.Sheet, _log.Key.Verifier), (file.Sheet, file.Key));
        Assert.Equal(_log.Leaves, file.Leaves);
        Assert.Equal(_log.LeavesText, file.ToString());
    }

    [Fact]
    public void It_may_have_no_leaves_yet()
    {
        using var empty = new SampleLog("empty");

        Assert.True(LeavesFile.TryRead(empty.LeavesText, out var file, out _));
        Assert.Empty(file.Leaves);
    }

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData(" \n", "\n \n")]
    [InlineData("\n\t ", "")]
    public void It_survives_being_mailed(string lineEnd, string after)
    {
        Assert.True(LeavesFile.TryRead(_log.LeavesText.TrimEnd().Replace("\n", lineEnd, StringComparison.Ordinal) + after, out var file, out _));
        Assert.Equal(_log.Leaves, file.Leaves);
    }

    [Theory]
    [InlineData(1, "organizerbot/leaves/2")]
    [InlineData(1, "organizerbot/leaves/1\u00a0")]
    [InlineData(1, "")]
    [InlineData(2, "sheet 0195F3A0000070008000000000000ABC")]
    [InlineData(2, "sheet 0195f3a0-0000-7000-8000-000000000abc")]
    [InlineData(2, "sheet")]
    [InlineData(3, "key organizerbot/tally/0195f3a0000070008000000000000abc")]
    [InlineData(3, "key PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData(4, "AQID")]
    [InlineData(5, "")]
    [InlineData(6, "# a remark")]
    public void A_line_that_is_not_as_it_should_be_is_named(int line, string text)
    {
        var lines = _log.LeavesText.TrimEnd().Split('\n');
        lines[line - 1] = text;

        Assert.False(LeavesFile.TryRead(string.Join('\n', lines), out _, out var wrong));
        Assert.Equal(line, wrong);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void A_file_that_stops_in_its_head_is_none(int lines, int wrong)
    {
        Assert.False(LeavesFile.TryRead(string.Join('\n', _log.LeavesText.Split('\n').Take(lines)), out _, out var line));
        Assert.Equal(wrong, line);
    }

    [Fact]
    public void A_leaf_is_written_in_one_way_only()
    {
        var leaf = Convert.ToBase64String(_log.Leaves[0]);
        foreach (var other in new[] { leaf[..^1], leaf.Insert(4, " "), leaf + "====", leaf[..^2] + "B=", leaf.Replace('A', '-') })
        {
            Assert.False(LeavesFile.TryRead(_log.LeavesText.Replace(leaf, other, StringComparison.Ordinal), out _, out var line), other);
            Assert.Equal(4, line);
        }
    }

    public void Dispose() => _log.Dispose();
}
