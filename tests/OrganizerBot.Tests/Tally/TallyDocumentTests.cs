using System.CommandLine;
using OrganizerBot.Operations;
using OrganizerBot.Support;

namespace OrganizerBot.Tally;

/// <summary>What <c>docs/tally.md</c> shows is what the code makes.</summary>
public sealed class TallyDocumentTests : IDisposable
{
    private const string Begin = "<!-- The example is written by the tests; do not edit it by hand. -->\n\n";
    private const string End = "\n<!-- The end of the example. -->\n";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_worked_example_is_as_the_code_makes_it()
    {
        await File.WriteAllTextAsync(_folder["leaves.txt"], TallyExample.Leaves);
        await File.WriteAllTextAsync(_folder["checkpoints.txt"], CheckpointsFile.Write(TallyExample.Checkpoints));
        using var output = new StringWriter { NewLine = "\n" };
        string[] line = ["verify", "--leaves", _folder["leaves.txt"], "--checkpoints", _folder["checkpoints.txt"], "--receipt", TallyExample.ReceiptOf(2).ToString()];
        Assert.Equal(0, await ProgramCommands.RunAsync(line, new InvocationConfiguration { Output = output }));

        var document = await File.ReadAllTextAsync(Repository.PathOf("docs/tally.md"));
        var parts = document.Split([Begin, End], StringSplitOptions.None);

        Assert.Equal(3, parts.Length);
        Golden.Generated("docs/tally.md", parts[0] + Begin + TallyExample.Write(output.ToString()) + End + parts[2]);
    }

    public void Dispose() => _folder.Dispose();
}
