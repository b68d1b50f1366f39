using System.CommandLine;

namespace OrganizerBot.Operations;

/// <summary>Somebody types a line after the program's name and reads what comes back.</summary>
internal static class Terminal
{
    /// <summary>The exit code, what was written, and what was complained about.</summary>
    public static Task<(int Code, string Output, string Errors)> TypesAsync(params string[] line) => TypesAsync(line, TestContext.Current.CancellationToken);

    /// <summary>The same, until it is stopped.</summary>
    public static async Task<(int Code, string Output, string Errors)> TypesAsync(string[] line, CancellationToken stop)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var code = await ProgramCommands.RunAsync(line, new InvocationConfiguration { Output = output, Error = errors }, stop);
        return (code, output.ToString(), errors.ToString());
    }
}
