using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Slack.Blocks;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>What a message says: a text, blocks, or both.</summary>
/// <param name="Text">The text; empty if there are only blocks.</param>
/// <param name="Blocks">The blocks, completed as Slack completes them, or null.</param>
/// <param name="LinksNames">Whether plain <c>@names</c> become mentions.</param>
internal sealed record SlackContent(string Text, JsonArray? Blocks, bool LinksNames)
{
    /// <summary>Slack cuts longer texts.</summary>
    public const int MostText = 40_000;

    /// <summary>Reads the content of a message.</summary>
    /// <param name="arguments">The call, or a body with the same names.</param>
    /// <param name="tooLong">The method's error for blocks with too much text.</param>
    /// <param name="uploads">The files that blocks may show.</param>
    /// <returns>The content, or the answer that refuses it.</returns>
    public static (SlackContent? Content, SlackAnswer? Refusal) Read(SlackArguments arguments, string tooLong, SlackUploads uploads)
    {
        var (text, markdown) = (arguments.Text("text"), arguments.Text("markdown_text"));
        if (!arguments.TryNode("blocks", out var blocks) || blocks is not (null or JsonArray))
        {
            return (null, SlackAnswer.Fail("invalid_blocks_format"));
        }

        var list = blocks is JsonArray { Count: > 0 } some ? some : null;
        if (markdown is not null && (text is not null || list is not null))
        {
            return (null, SlackAnswer.Fail("markdown_text_conflict"));
        }

        if (SlackBlocks.Problems(list, SlackBlocks.MostInMessage) is { Count: > 0 } problems)
        {
            var errors = new JsonArray([.. problems.Select(problem => (JsonNode)problem)]);
            return (null, SlackAnswer.Fail("invalid_blocks", problems) with { Body = new JsonObject { ["errors"] = errors } });
        }

        if (list?.Any(block => block?["slack_file"]?["id"]?.ToString() is { } id && uploads.Find(id) is null) == true)
        {
            return (null, SlackAnswer.Fail("invalid_blocks", "invalid slack file"));
        }

        if (SlackBlocks.TextLength(list) > SlackBlocks.MostText)
        {
            return (null, SlackAnswer.Fail(tooLong));
        }

        if (text is null && markdown is null && list is null)
        {
            return (null, SlackAnswer.Fail("no_text"));
        }

        var links = arguments.Flag("link_names") || arguments.Text("parse") == "full";
        return (new SlackContent(markdown ?? text ?? "", list is null ? null : SlackDefaults.Fill(list), links), null);
    }

    /// <summary>The content cut to what Slack keeps, and the warning that goes with it.</summary>
    public (SlackContent Content, string? Warning) Cut() =>
        Text.Length > MostText ? (this with { Text = Text[..MostText] }, "message_truncated") : (this, null);
}
