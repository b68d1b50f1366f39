using NJsonSchema;
using OrganizerBot.Commands;

namespace OrganizerBot.Slack;

public sealed class SlackCommandsTests
{
    private static readonly Uri Address = new("https://bot.invented.example");

    [Theory]
    [InlineData(null, true)]
    [InlineData("organize", true)]
    [InlineData(null, false)]
    [InlineData("organize", false)]
    public async Task The_manifest_is_what_Slack_takes(string? word, bool isCalled)
    {
        var manifest = SlackCommands.Manifest(new CommandCatalog(), isCalled ? Address : null, word);
        var file = Find("slack-manifest.schema.1.0.0.json");
        Assert.SkipWhen(file is null, "The contract data (../shared/contracts) is not beside this repository.");

        var problems = (await JsonSchema.FromFileAsync(file, TestContext.Current.CancellationToken)).Validate(manifest.ToJsonString());

        Assert.True(problems.Count == 0, string.Join("; ", problems.Select(problem => $"{problem.Path} {problem.Kind}")));
    }

    [Fact]
    public void Each_noun_is_a_command_that_lists_its_verbs()
    {
        var commands = SlackCommands.Manifest(new CommandCatalog(typeof(SaySomething).Assembly), Address, word: null)["features"]!["slash_commands"]!.AsArray();

        var command = Assert.Single(commands, command => (string)command!["command"]! == "/slacktest")!;
        Assert.Equal(("ask | say", true, "https://bot.invented.example/slack/commands"), ((string)command["usage_hint"]!, (bool)command["should_escape"]!, (string)command["url"]!));
    }

    [Fact]
    public void Without_an_address_the_manifest_asks_for_Socket_Mode_and_names_none()
    {
        var manifest = SlackCommands.Manifest();

        Assert.True((bool)manifest["settings"]!["socket_mode_enabled"]!);
        Assert.DoesNotContain("http", manifest.ToJsonString(), StringComparison.Ordinal);
        Assert.False((bool)SlackCommands.Manifest(Address)["settings"]!["socket_mode_enabled"]!);
    }

    [Fact]
    public void No_noun_is_a_word_of_Slacks_own() => Assert.DoesNotContain(new CommandCatalog().Nouns, SlackCommands.Reserved.Contains);

    private static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "contracts", name) is var file && File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
