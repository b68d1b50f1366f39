using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Whether the app is installed in a workspace, and which tokens are good there (docs.slack.dev, using token rotation).</summary>
internal sealed class SlackInstalls(TownStore store, TownClock clock, string? pasted)
{
    /// <summary>How long a token lives where tokens are rotated.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>How long a refresh token that was used is taken once more, for whoever did not get the answer.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private const string Kind = "slack.install";
    private const string Id = "tokens";
    private const int MostAlive = 2;

    private readonly Lock _gate = new();
    private State _state = store.Find(Kind, Id).Deserialize<State>() ?? new State(pasted is not null, pasted is null ? [] : [new Token(pasted, null)], []);

    /// <summary>Whether it is installed.</summary>
    public bool IsInstalled => _state.IsInstalled;

    /// <summary>Whether a token was ever given out here.</summary>
    public bool Knows(string? token) => _state.Tokens.Any(known => known.Text == token);

    /// <summary>Why a token is not taken, or null when it is.</summary>
    public string? Refusal(string? token) => _state.Tokens.FirstOrDefault(known => known.Text == token) switch
    {
        null => token is null ? "not_authed" : "invalid_auth",
        _ when !_state.IsInstalled => "account_inactive",
        { IsReplaced: true } => "token_revoked",
        { Until: { } until } when until <= clock.GetUtcNow() => "token_expired",
        _ => null,
    };

    /// <summary>Installs the app, or installs it again.</summary>
    public JsonObject Install(bool rotates)
    {
        lock (_gate)
        {
            var before = _state.Tokens.FirstOrDefault(token => token is { Until: null, IsReplaced: false });
            if (_state.IsInstalled && !rotates && before is not null)
            {
                // Without rotation a workspace has one token, however often it installs.
                return Answer(before, null);
            }

            if (!_state.IsInstalled)
            {
                // What was given out before stays dead.
                _state = new State(true, [.. _state.Tokens.Select(token => token with { IsReplaced = true })], []);
            }

            return Give(rotates);
        }
    }

    /// <summary>Exchanges a refresh token; null when it is not taken.</summary>
    public JsonObject? Exchange(string refresh)
    {
        lock (_gate)
        {
            if (!_state.IsInstalled || _state.Refreshes.FirstOrDefault(known => known.Text == refresh) is not { } found || found.UsedAt + Grace < clock.GetUtcNow())
            {
                return null;
            }

            _state = _state with { Refreshes = [.. _state.Refreshes.Select(known => known == found ? known with { UsedAt = known.UsedAt ?? clock.GetUtcNow() } : known)] };
            return Give(rotates: true);
        }
    }

    /// <summary>Takes the app away: every token is dead at once.</summary>
    public void Uninstall()
    {
        lock (_gate)
        {
            Keep(_state with { IsInstalled = false, Refreshes = [] });
        }
    }

    private JsonObject Give(bool rotates)
    {
        var token = new Token($"{(rotates ? "xoxe.xoxb-1-" : "xoxb-")}{SlackSecrets.Digits(12)}-{SlackSecrets.Word(48)}", rotates ? clock.GetUtcNow() + Life : null);
        var refresh = rotates ? new RefreshToken($"xoxe-1-{SlackSecrets.Word(60)}", null) : null;
        var alive = _state.Tokens.Where(known => !known.IsReplaced).ToArray();
        var replaced = rotates ? alive.SkipLast(MostAlive - 1) : alive;
        Keep(_state with
        {
            Tokens = [.. _state.Tokens.Select(known => replaced.Contains(known) ? known with { IsReplaced = true } : known), token],
            Refreshes = refresh is null ? _state.Refreshes : [.. _state.Refreshes, refresh],
        });
        return Answer(token, refresh);
    }

    private static JsonObject Answer(Token token, RefreshToken? refresh)
    {
        JsonObject answer = new() { ["access_token"] = token.Text, ["token_type"] = "bot" };
        if (refresh is not null)
        {
            answer["refresh_token"] = refresh.Text;
            answer["expires_in"] = (int)Life.TotalSeconds;
        }

        return answer;
    }

    private void Keep(State state)
    {
        _state = state;
        store.Save(Kind, Id, JsonSerializer.SerializeToNode(state)!);
    }

    private sealed record State(bool IsInstalled, IReadOnlyList<Token> Tokens, IReadOnlyList<RefreshToken> Refreshes);

    private sealed record Token(string Text, DateTimeOffset? Until, bool IsReplaced = false);

    private sealed record RefreshToken(string Text, DateTimeOffset? UsedAt);
}
