using System.Text.Json;
using Microsoft.Extensions.Options;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Knows of which workspace, or organisation, the token of the settings is. Discord needs no twin: there each interaction names its installation.</summary>
/// <remarks>On a channel that is shared between organisations people of others press buttons too, and the request may then name their workspace, not ours.</remarks>
internal sealed class SlackHome(SlackApi api, IOptions<SlackOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private volatile string? _id;

    /// <summary>Whether a community is the one of that token, or null when Slack does not tell just now. It is asked until it has told once.</summary>
    public async Task<bool?> IsHomeAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        if (options.Value.BotToken.Length == 0)
        {
            return false;
        }

        _id ??= await AskAsync(cancellationToken);
        return _id is { } id ? id == community.Id : null;
    }

    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await api.ReadAsync("auth.test", [], either.Token) is SlackAnswer.Done done ? IdIn(done.Body) : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The organisation where the bot was installed for all of its workspaces, else the workspace: as in requests.</summary>
    public static string? IdIn(JsonElement told)
    {
        var isOrganisation = told.TryGetProperty("is_enterprise_install", out var install) && install.ValueKind == JsonValueKind.True;
        return told.TryGetProperty(isOrganisation ? "enterprise_id" : "team_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
    }
}
