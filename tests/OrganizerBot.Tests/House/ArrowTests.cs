using System.Text.RegularExpressions;
using System.Xml.Linq;
using OrganizerBot.Support;

namespace OrganizerBot.House;

/// <summary>The arrows of the house: who may know whom. They are read from the sources, so that a failure names the file to mend.</summary>
public sealed partial class ArrowTests
{
    public static TheoryData<string, string[]> Islands => new()
    {
        { "src/OrganizerBot.Core/Petitions", ["OrganizerBot.Pledges", "OrganizerBot.Refusals"] },
        { "src/OrganizerBot.Core/Pledges", ["OrganizerBot.Petitions", "OrganizerBot.Refusals"] },
        { "src/OrganizerBot.Core/Refusals", ["OrganizerBot.Petitions", "OrganizerBot.Pledges"] },
        { "src/OrganizerBot.Core/Digests", ["OrganizerBot.Petitions", "OrganizerBot.Pledges", "OrganizerBot.Refusals"] },
        { "src/OrganizerBot.Core/Signing", ["OrganizerBot.Petitions", "OrganizerBot.Pledges", "OrganizerBot.Refusals", "OrganizerBot.Digests"] },
        { "src/OrganizerBot.Core/Messages", ["OrganizerBot.Petitions", "OrganizerBot.Pledges", "OrganizerBot.Refusals", "OrganizerBot.Digests", "OrganizerBot.Signing"] },
        { "src/OrganizerBot.Core", ["Microsoft.AspNetCore", "Quartz", "Microsoft.Data.Sqlite", "Npgsql", "OrganizerBot.Discord", "OrganizerBot.Slack", "OrganizerBot.Storage"] },
        { "src/OrganizerBot/Discord", ["OrganizerBot.Slack", "Quartz", "Microsoft.Data.Sqlite"] },
        { "src/OrganizerBot/Slack", ["OrganizerBot.Discord", "Quartz", "Microsoft.Data.Sqlite"] },
        { "src/OrganizerBot/Scheduling", ["OrganizerBot.Discord", "OrganizerBot.Slack", "Microsoft.Data.Sqlite"] },
        { "src/OrganizerBot/Storage", ["OrganizerBot.Discord", "OrganizerBot.Slack", "Quartz"] },
        { "src/OrganizerBot.Sandbox/Discord", ["OrganizerBot.Sandbox.Slack", "OrganizerBot.Discord", "OrganizerBot.Messages"] },
        { "src/OrganizerBot.Sandbox/Slack", ["OrganizerBot.Sandbox.Discord", "OrganizerBot.Slack", "OrganizerBot.Messages"] },
    };

    [Theory]
    [MemberData(nameof(Islands))]
    public void An_island_never_names_another(string folder, string[] strangers)
    {
        var wrong = Repository.Sources(folder)
            .SelectMany(file => Usings().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)
                .Where(name => strangers.Any(stranger => name == stranger || name.StartsWith(stranger + ".", StringComparison.Ordinal)))
                .Select(name => $"{Path.GetRelativePath(Repository.Root, file)} uses {name}"))
            .ToArray();

        Assert.True(wrong.Length == 0, $"{folder} must not know {string.Join(", ", strangers)} (ARCHITECTURE: the tree). Move the code, or pass what it needs through an interface of its own folder:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData("src/OrganizerBot.Core/OrganizerBot.Core.csproj", new string[0])]
    [InlineData("src/OrganizerBot/OrganizerBot.csproj", new[] { "OrganizerBot.Core" })]
    [InlineData("src/OrganizerBot.Sandbox/OrganizerBot.Sandbox.csproj", new[] { "OrganizerBot" })]
    public void Projects_point_one_way(string project, string[] allowed)
    {
        var references = XDocument.Load(Repository.PathOf(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

        Assert.Equal(allowed, references);
    }

    [GeneratedRegex(@"^\s*using (?:static )?([A-Za-z.]+);", RegexOptions.Multiline)]
    private static partial Regex Usings();
}
