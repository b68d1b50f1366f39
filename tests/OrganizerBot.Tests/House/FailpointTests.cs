using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OrganizerBot.Support;

namespace OrganizerBot.House;

/// <summary>Failpoints are for tests: each is come to by the fault harness, and what ships has none (<c>.ci/run</c> looks into a Release build as well).</summary>
public sealed partial class FailpointTests
{
    [Fact]
    public void Each_is_come_to_by_the_harness()
    {
        var inSource = Repository.Sources("src").SelectMany(file => Reached().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().Order().ToArray();
        var inHarness = Named().Matches(File.ReadAllText(Repository.PathOf("tests", "OrganizerBot.Faults", "Failpoints.cs"))).Select(match => match.Groups[1].Value).Order().ToArray();

        Assert.NotEmpty(inSource);
        Assert.Equal(inSource, inHarness);
    }

    [Fact]
    public void They_are_compiled_into_Debug_builds_alone()
    {
        var symbol = typeof(Failpoint).GetMethod(nameof(Failpoint.Reach))!.GetCustomAttribute<ConditionalAttribute>()!.ConditionString;
        var definitions = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.props", SearchOption.TopDirectoryOnly))
            .SelectMany(file => XDocument.Load(file).Descendants("DefineConstants")).Where(defined => defined.Value.Contains(symbol, StringComparison.Ordinal)).ToArray();

        Assert.Equal(2, definitions.Length);
        Assert.All(definitions, defined => Assert.Equal("'$(Configuration)' == 'Debug'", defined.Attribute("Condition")?.Value));
        Assert.Contains("--configuration Release", File.ReadAllText(Repository.PathOf("Dockerfile")), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"Failpoint\.Reach\(""([^""]+)""\)")]
    private static partial Regex Reached();

    [GeneratedRegex(@"""([a-z]+\.[a-z-]+)""")]
    private static partial Regex Named();
}
