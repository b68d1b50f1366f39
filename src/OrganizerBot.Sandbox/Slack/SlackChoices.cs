using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

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
            if (typed.GetValueOrDefault(id)?.ToString() is { Length: > 0 } words && !IsOffered(view, block, words))
            {
                await AskAsync(view, person, block, words, cancellationToken);
            }
        }
    }

    /// <summary>Asks for what a person has typed so far, as Slack does with every letter from <c>min_query_length</c> on (three unless the app says).</summary>
    public async Task LookAsync(SlackView view, SlackPerson person, string field, string typed, CancellationToken cancellationToken)
    {
        var block = External(view).FirstOrDefault(block => SlackState.BlockId(block) == field) ?? throw new TownException($"At \"{field}\" Slack does not ask the app.");
        if (typed.Length >= ((int?)block["element"]!["min_query_length"] ?? 3))
        {
            await AskAsync(view, person, block, typed, cancellationToken);
        }
    }

    private static IEnumerable<JsonNode> External(SlackView view) =>
        SlackState.Inputs(view.Definition).Where(block => SlackElement.IsAsked(block["element"]));

    private static bool IsOffered(SlackView view, JsonNode block, string words) =>
        SlackState.Choices(view, SlackState.BlockId(block), block["element"]!)
            .Any(option => option["value"]?.ToString() == words || string.Equals(option["text"]?["text"]?.ToString(), words, StringComparison.OrdinalIgnoreCase));

    private async Task AskAsync(SlackView view, SlackPerson person, JsonNode block, string typed, CancellationToken cancellationToken)
    {
        var reply = await outgoing.InteractionAsync(SlackPayloads.BlockSuggestion(workspace, person, view, block, typed), cancellationToken);
        var options = SlackElement.Options(reply.Error is null ? reply.Json() ?? [] : []);
        view.Offered[SlackState.BlockId(block)] = [.. options.Select(option => option.DeepClone())];
    }
}
