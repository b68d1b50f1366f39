using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Asks the app for the options of external selects (<c>block_suggestion</c>).</summary>
internal sealed class SlackChoices(SlackWorkspace workspace, SlackOutgoing outgoing)
{
    /// <summary>Asks where Slack asks before anything is typed: <c>min_query_length</c> is 0.</summary>
    public async Task OfferAsync(SlackView view, SlackPerson person, CancellationToken cancellationToken)
    {
        foreach (var block in External(view).Where(block => (int?)block["element"]!["min_query_length"] == 0))
        {
            await AskAsync(view, person, block, "", cancellationToken);
        }
    }

    /// <summary>Asks for what a person typed, where it is not offered yet.</summary>
    public async Task SearchAsync(SlackView view, SlackPerson person, IReadOnlyDictionary<string, JsonNode?> typed, CancellationToken cancellationToken)
    {
        foreach (var block in External(view))
        {
            var id = SlackState.BlockId(block);
            if (typed.GetValueOrDefault(id)?.ToString() is { Length: > 0 } words && !IsOffered(view, id, words))
            {
                await AskAsync(view, person, block, words, cancellationToken);
            }
        }
    }

    private static IEnumerable<JsonNode> External(SlackView view) =>
        SlackState.Inputs(view.Definition).Where(block => block["element"]?["type"]?.ToString() is "external_select" or "multi_external_select");

    private static bool IsOffered(SlackView view, string block, string words) =>
        view.Offered.GetValueOrDefault(block)?.Any(option => option?["value"]?.ToString() == words) == true;

    private async Task AskAsync(SlackView view, SlackPerson person, JsonNode block, string typed, CancellationToken cancellationToken)
    {
        var reply = await outgoing.InteractionAsync(SlackPayloads.BlockSuggestion(workspace, person, view, block, typed), cancellationToken);
        var options = SlackElement.Options(reply.Error is null ? reply.Json() ?? [] : []);
        view.Offered[SlackState.BlockId(block)] = [.. options.Select(option => option.DeepClone())];
    }
}
