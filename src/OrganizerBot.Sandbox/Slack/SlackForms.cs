using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Open views as a person sees them.</summary>
internal sealed class SlackForms(SlackWorkspace workspace)
{
    /// <summary>A view, with errors at its fields if there are any.</summary>
    public Sight Of(SlackView view, IReadOnlyDictionary<string, string>? errors = null, string? error = null)
    {
        var blocks = view.Definition["blocks"]!.AsArray();
        var reader = WordsOf(view);
        var words = reader.Of([.. blocks.Where(block => block?["type"]?.ToString() != "input").Select(block => block?.DeepClone())]);
        var facts = SlackSights.Facts(blocks, reader);
        var buttons = SlackSights.Buttons(blocks);
        return new Sight
        {
            Visibility = "ephemeral",
            Text = words.Length > 0 ? words : null,
            Headings = reader.Only("header", blocks),
            Footnotes = reader.Only("context", blocks),
            Facts = facts.Count > 0 ? facts : null,
            Buttons = buttons.Count > 0 ? [.. buttons.Select(button => button.Seen)] : null,
            Form = new SightForm(view.Id, reader.Text(view.Definition["title"]), [.. Fields(view)]) { Errors = errors is { Count: > 0 } ? errors : null },
            Error = error,
            Author = workspace.Manifest.BotName,
            Raw = SlackPayloads.View(workspace, view),
        };
    }

    private SlackWords WordsOf(SlackView view) => new(workspace, SlackCast.Person(view.User)!.Locale);

    private IEnumerable<SightField> Fields(SlackView view)
    {
        var words = WordsOf(view);
        foreach (var block in SlackState.Inputs(view.Definition))
        {
            var element = block["element"]!;
            if (SlackElement.Of(element) is { } kind)
            {
                var id = SlackState.BlockId(block);
                yield return new SightField(
                    id,
                    words.Text(block["label"]),
                    kind.Kind,
                    block["optional"]?.GetValue<bool>() != true,
                    Options(view, id, element, kind),
                    Filled(view.Values[id]?[SlackState.ActionId(element)]?[kind.State]),
                    (block["hint"] ?? element["placeholder"]) is { } hint ? words.Text(hint) : null)
                {
                    IsAsked = SlackElement.IsAsked(element) ? true : null,
                };
            }
        }
    }

    private IReadOnlyList<SightOption>? Options(SlackView view, string block, JsonNode element, SlackElement kind) => kind.Kind switch
    {
        "person" => [.. SlackCast.People.Select(person => new SightOption(person.Id, person.Name))],
        "channel" => [.. workspace.Channels.All.Where(channel => channel.People.Contains(view.User)).Select(channel => new SightOption(channel.Id, "#" + channel.Name))],
        _ when kind.IsOption => [.. SlackState.Choices(view, block, element).Select(option => Seen(WordsOf(view), option))],
        _ => null,
    };

    /// <summary>What the app offered last at an external select.</summary>
    public IReadOnlyList<SightOption> OfferedAt(SlackView view, string block) => [.. (view.Offered.GetValueOrDefault(block) ?? []).OfType<JsonNode>().Select(option => Seen(WordsOf(view), option))];

    private static SightOption Seen(SlackWords words, JsonNode option) => new(option["value"]!.ToString(), words.Text(option["text"]));

    private static string? Filled(JsonNode? value) => value switch
    {
        null or JsonArray { Count: 0 } => null,
        JsonArray many => string.Join(", ", many.Select(Filled)),
        JsonObject option => option["value"]?.ToString(),
        _ => value.ToString(),
    };
}
