using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Discord;
using OrganizerBot.Operations;
using OrganizerBot.Slack;
using OrganizerBot.Support;
using YamlDotNet.Serialization;

namespace OrganizerBot.House;

/// <summary>Files that are made from the catalogue are as the catalogue is.</summary>
public sealed class GeneratedFileTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Discord_commands() => Golden.Generated("deploy/discord/commands.json", DiscordCommands.Write(new CommandCatalog()).ToJsonString(Readable));

    [Fact]
    public void Slack_manifest() => Golden.Generated("deploy/slack/manifest.yaml", Yaml.Write(SlackCommands.Manifest()));

    [Fact]
    public void Slack_manifest_for_http() => Golden.Generated("deploy/slack/manifest.http.yaml", Yaml.Write(SlackCommands.Manifest(new Uri("https://organizerbot.example/"))));

    [Fact]
    public void The_manifest_says_as_yaml_what_it_says_as_json()
    {
        var manifest = SlackCommands.Manifest(new Uri("https://organizerbot.example/"));
        var read = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(Yaml.Write(manifest));
        var back = JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(read));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(manifest.ToJsonString()), back), back!.ToJsonString());
    }

    [Fact]
    public void Commands_on_one_page() => Golden.Generated("docs/commands.md", $"# Commands\n\nWritten from the catalogue by the tests; do not edit by hand. `[…]` may be left out; what is marked *(Slack, typed)* is no option on Discord, where the bot asks for it instead.\n\n```\n{CatalogPage.Write(new CommandCatalog())}```\n");
}
