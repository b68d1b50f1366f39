using System.Text;
using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Discord;

namespace OrganizerBot.Contracts;

/// <summary>Discord's documentation shows what is pressed and filled in without the envelope that it arrives in: with one, the bot reads each.</summary>
public sealed class SampleInteractionTests
{
    private const int Pressed = 3;
    private const int Filled = 5;

    [Fact]
    public void Everything_that_can_be_pressed_or_filled_in_is_read()
    {
        var samples = Directory.GetFiles(DiscordContract.PathOf("discord-docs-samples"), "*.json")
            .Select(file => (Name: Path.GetFileName(file), Whole: JsonNode.Parse(File.ReadAllText(file)) as JsonObject))
            .Where(sample => sample.Whole?["data"] is JsonObject && sample.Whole["type"] is JsonValue type && (int)type is Pressed or Filled)
            .ToArray();
        Assert.NotEmpty(samples);

        foreach (var (name, whole) in samples)
        {
            Put(whole!);
            var wire = DiscordReader.Parse(Encoding.UTF8.GetBytes(whole!.ToJsonString()));
            Assert.True(wire is not null, name);
            Assert.True(new DiscordReader(new CommandCatalog()).Read(wire) is DiscordRequest.Puzzle, name);
        }
    }

    [Fact]
    public void What_was_filled_in_is_found_in_each_sample_of_a_form_with_words()
    {
        var file = Path.Combine(DiscordContract.PathOf("discord-docs-samples"), "components_reference-028.json");
        var whole = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        Put(whole);
        whole["data"]!["custom_id"] = DiscordReader.Prefix + "petition start";

        var command = Assert.IsType<DiscordRequest.Command>(new DiscordReader(new CommandCatalog()).Read(DiscordReader.Parse(Encoding.UTF8.GetBytes(whole.ToJsonString()))!));

        Assert.NotEmpty(command.Line.Values);
        Assert.True(command.Visitor.SentForm);
    }

    private static void Put(JsonObject sample)
    {
        var envelope = JsonNode.Parse("""
            {"id":"1","application_id":"1","token":"t","guild_id":"20","channel_id":"30","locale":"fr","authorizing_integration_owners":{"0":"20"},
             "member":{"nick":null,"permissions":"32","user":{"id":"40","username":"ana","global_name":"Ana"}}}
            """)!.AsObject();
        foreach (var (name, value) in envelope)
        {
            sample[name] = value?.DeepClone();
        }
    }
}
