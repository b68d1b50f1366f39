using System.Text.Json.Nodes;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Turns a message into what Discord shows: embeds and rows of buttons, on as many pages as it takes.</summary>
internal static class DiscordRenderer
{
    private const int MaxCustomId = 100;
    private const int MaxLabel = 80;
    private const int ButtonsInRow = 5;
    private const int MaxRows = 5;

    /// <summary>The pages, each a message body with its embeds, its buttons (on the last) and no mentions. They say everything anew, so the same bodies edit a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="mark">A short mark that goes at the foot of every page, if any.</param>
    /// <exception cref="InvalidOperationException">A button cannot be shown: a defect.</exception>
    public static IReadOnlyList<JsonObject> Pages(Message message, string? mark = null)
    {
        var layout = new DiscordLayout(mark);
        foreach (var node in message.Nodes)
        {
            layout.Add(node);
        }

        var pages = layout.Finish().Select(embeds => Body(embeds, [])).ToArray();
        pages[^1]["components"] = Rows(message.Buttons);
        return pages;
    }

    /// <summary>What a button or a form carries: the version and the command line.</summary>
    /// <exception cref="InvalidOperationException">It is longer than Discord takes: a defect.</exception>
    public static string CustomId(Commands.CommandLine line) => DiscordReader.Prefix + line is { Length: <= MaxCustomId } id
        ? id
        : throw new InvalidOperationException($"The line of '{line.Path}' is too long for a button.");

    private static JsonObject Body(JsonArray embeds, JsonArray rows) => new()
    {
        ["embeds"] = embeds,
        ["components"] = rows,
        ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
    };

    private static JsonArray Rows(IReadOnlyList<Button> buttons)
    {
        if (buttons.Count > ButtonsInRow * MaxRows || buttons.DistinctBy(button => button.Line).Count() != buttons.Count)
        {
            throw new InvalidOperationException("Too many buttons, or two that do the same.");
        }

        return [.. buttons.Chunk(ButtonsInRow).Select(row => new JsonObject { ["type"] = 1, ["components"] = new JsonArray([.. row.Select(Write)]) })];
    }

    private static JsonObject Write(Button button) => new JsonObject
    {
        ["type"] = 2,
        ["style"] = button.Style switch
        {
            ButtonStyle.Plain => 2,
            ButtonStyle.Primary => 1,
            ButtonStyle.Danger => 4,
            _ => throw new InvalidOperationException($"An unknown style of button: {button.Style}."),
        },
        ["label"] = UserText.Cut(button.Label, MaxLabel),
        ["custom_id"] = CustomId(button.Line),
    };
}
