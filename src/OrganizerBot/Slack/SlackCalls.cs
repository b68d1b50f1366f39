using System.Text.Json.Nodes;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Calls Slack's Web API about a community, with that community's token and no other. Discord needs no twin: there one token serves all servers.</summary>
internal sealed class SlackCalls(SlackApi api, SlackTokens tokens)
{
    /// <summary>What is answered where no token is at hand: the bot is not installed there.</summary>
    public const string NotInstalled = "not_installed";

    /// <summary>Calls a method that takes JSON.</summary>
    public Task<SlackAnswer> CallAsync(CommunityRef community, string method, JsonObject arguments, CancellationToken cancellationToken) =>
        CallAsync(community, token => api.CallAsync(method, arguments, token, cancellationToken), cancellationToken);

    /// <summary>Calls a method that takes a form, as all those that only read do.</summary>
    public Task<SlackAnswer> ReadAsync(CommunityRef community, string method, IReadOnlyCollection<KeyValuePair<string, string>> arguments, CancellationToken cancellationToken) =>
        CallAsync(community, token => api.ReadAsync(method, arguments, token, cancellationToken), cancellationToken);

    /// <summary>Whether the bot is still in a community; null when Slack does not tell.</summary>
    /// <remarks>A token that somebody pasted into the settings may be mistyped, or be replaced just now: of that one only <c>account_inactive</c> says that the bot is gone.</remarks>
    public async Task<bool?> IsInAsync(CommunityRef community, CancellationToken cancellationToken) => await tokens.FindAsync(community, cancellationToken) switch
    {
        SlackToken.Known known => await api.ReadAsync("auth.test", [], known.Token, cancellationToken) switch
        {
            SlackAnswer.Done => true,
            SlackAnswer.Refused { Code: "account_inactive" } => false,
            SlackAnswer.Refused { Code: "token_revoked" or "invalid_auth" } when known.IsOwn => false,
            _ => null,
        },
        SlackToken.None => false,
        _ => null,
    };

    private async Task<SlackAnswer> CallAsync(CommunityRef community, Func<string, Task<SlackAnswer>> call, CancellationToken cancellationToken)
    {
        var token = await tokens.FindAsync(community, cancellationToken);
        var answer = await CallWithAsync(token, call);
        return answer is SlackAnswer.Refused { Code: "token_expired" } && token is SlackToken.Known { IsOwn: true } old && await tokens.ReplaceAsync(community, old.Token, cancellationToken)
            ? await CallWithAsync(await tokens.FindAsync(community, cancellationToken), call)
            : answer;
    }

    private static async Task<SlackAnswer> CallWithAsync(SlackToken token, Func<string, Task<SlackAnswer>> call) => token switch
    {
        SlackToken.Known known => await call(known.Token),
        SlackToken.Unknown => new SlackAnswer.Unreached("token"),
        _ => new SlackAnswer.Refused(NotInstalled),
    };
}
