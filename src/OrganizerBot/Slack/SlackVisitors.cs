using System.Collections.Concurrent;
using System.Text.Json;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Finds out who somebody is: requests name an account and little more. What Slack tells is kept in memory for ten minutes and never written down.</summary>
internal sealed class SlackVisitors(SlackCalls calls, SlackTokens tokens, TimeProvider clock)
{
    private const int MostKept = 5000;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(CommunityRef Community, string Member), Known> _known = new();

    /// <summary>The visitor. When Slack does not answer within a second, what was known before holds, or else the request's own words.</summary>
    /// <param name="person">Who, as the request says.</param>
    /// <param name="delivery">The request's identity.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Visitor> FindAsync(SlackPerson person, string delivery, CancellationToken cancellationToken)
    {
        var atHome = tokens.IsInstalledAsync(person.Community, cancellationToken);
        var known = await LookUpAsync(person, cancellationToken);
        var isHome = await atHome;
        var account = known?.Account;
        var isOutsider = isHome == false || known?.IsHidden == true || account?.IsOutsideOf(person.Community.Id) == true || (account is null && IsFromElsewhere(person));
        var language = Language.From(account?.Locale);
        return new Visitor
        {
            Community = person.Community,
            MemberId = person.MemberId,
            Name = Name(account?.Profile?.DisplayName, account?.Profile?.RealName, person.UserName, person.MemberId),
            Channel = new ChannelRef(Platform.Slack, person.ChannelId),
            Language = language,
            CommunityLanguage = language,
            IsOutsider = isOutsider,
            // What a stranger's request names may be the stranger's own organisation; only a known member's tells of this workspace.
            IsInEnterprise = person.IsInEnterprise && known is not null && !isOutsider,
            IsUnverified = isHome is null || (known is null && isHome == true),
            DeliveryId = delivery,
        };
    }

    /// <summary>The person's language as far as it is known already.</summary>
    public Language LanguageOf(SlackPerson person) => Language.From(_known.GetValueOrDefault((person.Community, person.MemberId))?.Account?.Locale);

    private async Task<Known?> LookUpAsync(SlackPerson person, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((person.Community, person.MemberId), out var kept) && kept.At + Fresh > clock.GetUtcNow())
        {
            return kept;
        }

        if (await AskAsync(person, cancellationToken) is not { } told)
        {
            return kept;
        }

        if (_known.Count >= MostKept)
        {
            _known.Clear();
        }

        return _known[(person.Community, person.MemberId)] = told;
    }

    private async Task<Known?> AskAsync(SlackPerson person, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await calls.ReadAsync(person.Community, "users.info", [new("user", person.MemberId), new("include_locale", "true")], either.Token) switch
            {
                SlackAnswer.Done done when Account(done.Body) is { TeamId: not null } account => new Known(account, false, clock.GetUtcNow()),
                SlackAnswer.Refused { Code: "user_not_found" or "user_not_visible" } => new Known(null, true, clock.GetUtcNow()),
                _ => null,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static SlackAccount? Account(JsonElement body)
    {
        try
        {
            return body.TryGetProperty("user", out var user) ? user.Deserialize(SlackJson.Default.SlackAccount) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static UserText Name(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (name is not null && new UserText(name) is { IsEmpty: false } text)
            {
                return text;
            }
        }

        return default;
    }

    private static bool IsFromElsewhere(SlackPerson person) => person.HomeTeam is { } home && home != person.Community.Id && home.StartsWith('T') && person.Community.Id.StartsWith('T');

    /// <summary>What is known of an account since a moment, or that Slack does not show it to us.</summary>
    private sealed record Known(SlackAccount? Account, bool IsHidden, DateTimeOffset At);
}
