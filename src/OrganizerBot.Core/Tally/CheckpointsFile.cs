using System.Diagnostics.CodeAnalysis;

namespace OrganizerBot.Tally;

/// <summary>Checkpoints in a text, one after the other with an empty line between them. A single one that was copied from the chat is such a text too.</summary>
/// <remarks>
/// Empty lines part blocks: the three lines of a checkpoint, then its signature lines, then the next checkpoint. A signature line starts with a long dash,
/// which no other line does, so a text can be read in one way only. A line of three backticks, which chats put around code, counts as empty.
/// </remarks>
public static class CheckpointsFile
{
    private const string Fence = "```";

    /// <summary>The text of these checkpoints.</summary>
    public static string Write(IEnumerable<Checkpoint> checkpoints) => string.Join('\n', checkpoints);

    /// <summary>Reads such a text, which has one checkpoint at least.</summary>
    /// <param name="text">The text.</param>
    /// <param name="checkpoints">The checkpoints, in the text's order.</param>
    /// <param name="line">When it cannot be read: in which line the part starts that is no checkpoint, counted from 1.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out IReadOnlyList<Checkpoint>? checkpoints, out int line)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Checkpoint> read = [];
        (checkpoints, line) = (read, 1);
        var blocks = Blocks(TallyText.Lines(text));
        foreach (var pair in blocks.Chunk(2))
        {
            line = pair[0].Line;
            if (pair is not [var body, var signatures] || Checkpoint.Read(body.Lines, signatures.Lines) is not { } checkpoint)
            {
                checkpoints = null;
                return false;
            }

            read.Add(checkpoint);
        }

        checkpoints = read.Count > 0 ? read : null;
        return checkpoints is not null;
    }

    private static List<Block> Blocks(IReadOnlyList<string> lines)
    {
        List<Block> blocks = [];
        var fresh = true;
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index] is "" or Fence)
            {
                fresh = true;
                continue;
            }

            if (fresh)
            {
                blocks.Add(new Block(index + 1, []));
                fresh = false;
            }

            blocks[^1].Lines.Add(lines[index]);
        }

        return blocks;
    }

    private sealed record Block(int Line, List<string> Lines);
}
