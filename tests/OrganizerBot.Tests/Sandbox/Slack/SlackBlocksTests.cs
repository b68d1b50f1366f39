using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Slack.Blocks;

namespace OrganizerBot.Sandbox;

public sealed class SlackBlocksTests
{
    // Kinds that the town refuses on purpose: no community message needs them, and a picture of them would be wrong.
    private static readonly string[] NotHere =
    [
        "alert", "card", "carousel", "container", "context_actions", "data_table", "data_visualization", "file", "plan", "table", "task_card", "video",
        "workflow_button", "file_input", "rich_text_input", "url", "feedback_buttons", "icon_button",
    ];

    [Fact]
    public void The_valid_samples_pass()
    {
        SlackContracts.Need();
        var samples = SlackContracts.Files("slack-block-kit/valid/blocks")
            .Concat(SlackContracts.Files("slack-block-kit/valid/elements"))
            .Select(file => (Name: Path.GetFileNameWithoutExtension(file), Json: JsonNode.Parse(File.ReadAllText(file))!))
            .Where(sample => !Mentions(sample.Json, NotHere))
            .ToArray();

        Assert.True(samples.Length > 30, $"Only {samples.Length} samples were found.");
        Assert.All(samples, sample => Assert.Empty(SlackBlocks.Problems(Blocks(sample.Json), 50)));
        Assert.Empty(SlackViewRules.Problems(Sample("views/modal_with_blocks"), "modal"));
        Assert.Empty(SlackViewRules.Problems(Sample("views/hometab_view"), "home"));
    }

    [Fact]
    public void Every_invalid_case_of_a_kind_that_is_here_is_refused()
    {
        SlackContracts.Need();
        var cases = SlackContracts.Read("slack-block-kit/invalid-cases.json")["cases"]!.AsArray()
            .Select(invalid => ((string)invalid!["id"]!).Replace('-', '_'))
            .Where(id => !NotHere.Concat(["chart", "pie", "data", "axis", "feedback_button", "url_source"]).Any(kind => id.StartsWith(kind + "_", StringComparison.Ordinal)));

        Assert.All(cases, id => Assert.NotEmpty(SlackBlockCases.Problems(id)));
    }

    [Theory]
    [MemberData(nameof(SlackBlockCases.Limits), MemberType = typeof(SlackBlockCases))]
    public void A_text_at_its_limit_passes_and_one_character_more_does_not(string limit, int most)
    {
        Assert.Empty(SlackBlockCases.OfLength(limit, most));
        Assert.NotEmpty(SlackBlockCases.OfLength(limit, most + 1));
    }

    [Fact]
    public void The_limits_are_those_of_the_definitions()
    {
        SlackContracts.Need();
        var limits = SlackContracts.Read("slack-block-kit/limits.json");

        Assert.All(SlackBlockCases.Limits, limit =>
        {
            var node = limit.Data.Item1.Split('.').Aggregate((JsonNode?)limits, (place, name) => place?[name]);
            Assert.Equal(limit.Data.Item2, (int?)(node?["max_length"] ?? node?["item_max_length"]));
        });
    }

    [Theory]
    [InlineData("""[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]""", "/blocks/1/block_id")]
    [InlineData("""[{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"A"}},{"type":"button","action_id":"a","text":{"type":"plain_text","text":"B"}}]}]""", "/blocks/0/elements/1/action_id")]
    [InlineData("""[{"type":"divider","colour":"red"}]""", "invalid additional property: colour")]
    [InlineData("""[{"type":"section"}]""", "missing required field")]
    [InlineData("""["text"]""", "unsupported type")]
    [InlineData("""{"type":"divider"}""", "must provide an array")]
    [InlineData("""[{"type":"actions","elements":[{"type":"plain_text_input","action_id":"a"}]}]""", "unsupported type: plain_text_input")]
    [InlineData("""[{"type":"section","text":{"type":"mrkdwn","text":7}}]""", "must provide a string")]
    public void What_is_wrong_is_said_with_its_place(string blocks, string said) =>
        Assert.Contains(SlackBlocks.Problems(JsonNode.Parse(blocks), 50), problem => problem.Contains(said, StringComparison.Ordinal));

    [Fact]
    public void A_modal_with_inputs_needs_its_submit_button()
    {
        var view = Sample("""{"type":"modal","title":{"type":"plain_text","text":"T"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"L"},"element":{"type":"plain_text_input"}}]}""");

        Assert.Contains("missing required field: submit [json-pointer:/view]", SlackViewRules.Problems(view, "modal"));
        view["submit"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Send" };
        Assert.Empty(SlackViewRules.Problems(view, "modal"));
    }

    private static JsonNode Sample(string name) =>
        name.StartsWith('{') ? JsonNode.Parse(name)! : SlackContracts.Read($"slack-block-kit/valid/{name}.json");

    private static bool Mentions(JsonNode? node, string[] types) => node switch
    {
        JsonArray items => items.Any(item => Mentions(item, types)),
        JsonObject o => (o["type"] is JsonValue type && types.Contains(type.ToString())) || o.Any(property => Mentions(property.Value, types)),
        _ => false,
    };

    // A sample is a list of blocks, one block, or one element that belongs into a block.
    private static JsonNode Blocks(JsonNode sample) => sample switch
    {
        JsonArray => sample,
        JsonObject { Count: > 0 } o when o["blocks"] is { } blocks => blocks,
        _ => SlackBlockCases.InBlock(sample),
    };
}
