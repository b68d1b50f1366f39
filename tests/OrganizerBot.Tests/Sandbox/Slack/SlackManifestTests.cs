using NJsonSchema;

namespace OrganizerBot.Sandbox;

public sealed class SlackManifestTests
{
    [Fact]
    public async Task The_manifest_that_these_tests_install_is_one_that_Slack_takes()
    {
        SlackContracts.Need();

        var schema = await JsonSchema.FromJsonAsync(SlackContracts.Read("slack-manifest.schema.2.0.0.json").ToJsonString(), SlackStage.Cancel);

        Assert.Empty(schema.Validate(SlackStage.Manifest().ToJsonString()));
    }

    [Fact]
    public async Task What_is_installed_later_replaces_what_was_there()
    {
        await using var stage = await SlackStage.RaiseAsync();

        stage.Town.Install(System.Text.Json.Nodes.JsonNode.Parse("""{"features":{"slash_commands":[{"command":"/organizer"}]}}""")!);

        Assert.Equal("/petition is not a valid command.", (await stage.SayAsync("/petition")).Error);
    }
}
