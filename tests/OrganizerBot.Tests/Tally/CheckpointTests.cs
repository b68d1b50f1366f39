using System.Text;

namespace OrganizerBot.Tally;

public sealed class CheckpointTests : IDisposable
{
    private static readonly Guid Sheet = new("0195f3a0-0000-7000-8000-00000000000a");

    // The example in C2SP's own text of tlog-checkpoint.
    private const string Published = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

        """;

    private readonly NoteKey _key = NoteKey.FromSeed(Checkpoint.OriginOf(Sheet), new byte[32]);

    private static byte[] Root { get; } = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    [Fact]
    public void A_published_checkpoint_is_read_and_written_as_it_was()
    {
        var checkpoint = Checkpoint.Parse(Published, null);

        Assert.Equal(("example.com/behind-the-sofa", 20852163), (checkpoint.Origin, checkpoint.Size));
        Assert.Equal(Convert.FromBase64String("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="), checkpoint.Root);
        Assert.Equal(("example.com/behind-the-sofa", 0x033de0aeu, 64), (checkpoint.Signatures[0].Name, checkpoint.Signatures[0].KeyId, checkpoint.Signatures[0].Signature.Length));
        Assert.Equal(Published.ReplaceLineEndings("\n"), checkpoint.ToString());
    }

    [Fact]
    public void Ours_are_three_lines_an_empty_one_and_a_signature()
    {
        var lines = Checkpoint.Sign(_key, 42, Root).ToString().Split('\n');

        Assert.Equal("organizerbot/tally/0195f3a000007000800000000000000a", lines[0]);
        Assert.Equal(["42", "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=", ""], lines[1..4]);
        Assert.StartsWith("\u2014 organizerbot/tally/0195f3a000007000800000000000000a ", lines[4], StringComparison.Ordinal);
        Assert.Equal("", lines[5]);
        Assert.Equal(6, lines.Length);
    }

    [Fact]
    public void Its_key_signed_it_and_no_other()
    {
        using var other = NoteKey.FromSeed(Checkpoint.OriginOf(Sheet), Root);
        var checkpoint = Checkpoint.Sign(_key, 42, Root);

        Assert.Equal(NoteStanding.Signed, checkpoint.SignedBy(_key.Verifier));
        Assert.Equal(NoteStanding.Unsigned, checkpoint.SignedBy(other.Verifier));
    }

    [Fact]
    public void A_witness_may_sign_too_and_a_wrong_signature_of_the_key_beside_a_right_one_is_not_overlooked()
    {
        using var witness = NoteKey.FromSeed("witness.example/1", Root);
        var checkpoint = Checkpoint.Sign(_key, 42, Root);
        var right = checkpoint.Signatures[0];

        Checkpoint With(params NoteSignature[] signatures) => Checkpoint.Parse($"{checkpoint.Text}\n{string.Join('\n', signatures.Select(line => $"{line}"))}\n", null);

        Assert.Equal(NoteStanding.Signed, With(witness.Sign(checkpoint.Text), right).SignedBy(_key.Verifier));
        Assert.Equal(NoteStanding.Signed, With(witness.Sign(checkpoint.Text), right).SignedBy(witness.Verifier));
        Assert.Equal(NoteStanding.Unsigned, With(witness.Sign(checkpoint.Text)).SignedBy(_key.Verifier));
        Assert.Equal(NoteStanding.Forged, With(right, right with { Signature = new byte[64] }).SignedBy(_key.Verifier));
    }

    [Fact]
    public void No_changed_character_goes_unnoticed()
    {
        var text = Checkpoint.Sign(_key, 42, Root).ToString();
        for (var index = 0; index < text.Length; index++)
        {
            foreach (var letter in "7Az/+=- \n")
            {
                var changed = new StringBuilder(text);
                changed[index] = letter;
                var same = changed.ToString().TrimEnd() == text.TrimEnd();
                Assert.Equal(same, Checkpoint.TryParse(changed.ToString(), null, out var read) && read.SignedBy(_key.Verifier) == NoteStanding.Signed);
            }
        }
    }

    [Theory]
    [InlineData("\r\n", "", "")]
    [InlineData("  \n", "", "")]
    [InlineData("\n\t", "\n\n", "\n\n \n")]
    [InlineData("\n", "```\n", "```\n")]
    public void It_survives_being_pasted(string lineEnd, string before, string after)
    {
        var checkpoint = Checkpoint.Sign(_key, 42, Root);

        var pasted = Checkpoint.Parse(before + checkpoint.ToString().Replace("\n", lineEnd, StringComparison.Ordinal) + after, null);

        Assert.Equal(checkpoint.ToString(), pasted.ToString());
        Assert.Equal(NoteStanding.Signed, pasted.SignedBy(_key.Verifier));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("log\n042\nAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\n\n\u2014 log AAAAAAA=\n")]
    [InlineData("log\n+42\nAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\n\n\u2014 log AAAAAAA=\n")]
    [InlineData("log\n-42\nAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\n\n\u2014 log AAAAAAA=\n")]
    [InlineData("log\n٤٢\nAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\n\n\u2014 log AAAAAAA=\n")]
    [InlineData("log\n99999999999999999999\nAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\n\n\u2014 log AAAAAAA=\n")]
    [InlineData("log\n42\nAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw==\n\n\u2014 log AAAAAAA=\n")]
    [InlineData("log\n42\nAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyB=\n\n\u2014 log AAAAAAA=\n")]
    [InlineData("log\n42\nAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\nmore\n\n\u2014 log AAAAAAA=\n")]
    [InlineData("log\n42\nAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\n\u2014 log AAAAAAA=\n")]
    [InlineData("log\n42\nAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\n\n")]
    [InlineData("log\n42\nAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\n\n\u2014 log AAAAAAA=\nlog\n")]
    public void Anything_else_is_none(string text) => Assert.False(Checkpoint.TryParse(text, null, out _));

    [Fact]
    public void A_file_has_one_after_the_other()
    {
        Checkpoint[] checkpoints = [Checkpoint.Sign(_key, 0, Root), Checkpoint.Sign(_key, 1, Root), Checkpoint.Sign(_key, 20, Root)];
        var text = CheckpointsFile.Write(checkpoints);

        Assert.True(CheckpointsFile.TryRead(text, out var read, out _));
        Assert.Equal(checkpoints.Select(checkpoint => checkpoint.ToString()), read.Select(checkpoint => checkpoint.ToString()));
        Assert.False(Checkpoint.TryParse(text, null, out _));
        Assert.False(CheckpointsFile.TryRead(text.Replace("\n20\n", "\ntwenty\n", StringComparison.Ordinal), out _, out var line));
        Assert.Equal(13, line);
        Assert.False(CheckpointsFile.TryRead(text + "\nthe end", out _, out line));
        Assert.Equal(19, line);
    }

    [Fact]
    public void No_size_below_nothing_and_no_root_of_another_length()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Checkpoint.Sign(_key, -1, Root));
        Assert.Throws<ArgumentException>(() => Checkpoint.Sign(_key, 1, Root.AsSpan(1)));
    }

    public void Dispose() => _key.Dispose();
}
