using System.Reflection;
using System.Text.RegularExpressions;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>What stands in <c>docs/command-line.md</c> is what the program does.</summary>
public sealed partial class CommandLineDocumentTests
{
    private static readonly string Document = File.ReadAllText(Repository.PathOf("docs/command-line.md"));

    [Fact]
    public async Task Every_command_is_in_it()
    {
        var (code, help, _) = await Terminal.TypesAsync("--help");
        var commands = Commands().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(0, code);
        Assert.Contains("doctor", commands);
        Assert.All(commands, command => Assert.Contains($"organizerbot {command}", Document, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_exit_code_is_in_it_and_no_other()
    {
        var codes = typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => $"{code.GetRawConstantValue()}");

        Assert.Equal(codes.Order(StringComparer.Ordinal), Rows().Matches(Document).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^  ([a-z-]+) ", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"^\| ([0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
