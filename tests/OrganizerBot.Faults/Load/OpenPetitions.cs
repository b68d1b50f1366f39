using System.Net;
using System.Text.RegularExpressions;
using OrganizerBot.Benchmarks.Load;
using OrganizerBot.Messages;

namespace OrganizerBot.Faults.Load;

/// <summary>An open petition on each platform, and the requests by which members act on it.</summary>
/// <param name="side">Where the platforms are.</param>
/// <param name="discord">The code of the one on Discord.</param>
/// <param name="slack">The code of the one on Slack.</param>
internal sealed partial class OpenPetitions(IPEndPoint side, string discord, string slack)
{
    private const long Moderator = 900_000_000;
    private const int Attempts = 5;

    private static long _deliveries;

    /// <summary>Has moderators open them, as they would by hand.</summary>
    public static async Task<OpenPetitions> OpenAsync(Lines lines, IPEndPoint side, string claimCode)
    {
        await DoAsync(DiscordRequests.ModeratorPresses("organizer settings owner:members sure:yes", Moderator, Next()));
        var discord = await DraftedAsync(() => DiscordRequests.ModeratorTypes(
            Moderator, Next(), "petition", "start", ("target", "Lighthouse Cloud"), ("addressee", "the chief executive"), ("title", "No face recognition at work"), ("text", "We ask you to stop."), ("deadline", "30d")));
        await DoAsync(DiscordRequests.ModeratorPresses($"petition open {discord} eligible:100000", Moderator, Next()));

        await DoAsync(SlackRequests.Types("organizer", $"claim {claimCode} members", side, Moderator, Next()));
        var slack = await DraftedAsync(() => SlackRequests.Types(
            "petition", """start target:"Lighthouse Cloud" addressee:"the chief executive" title:"No face recognition at work" deadline:30d text:"We ask you to stop." """, side, Moderator, Next()));
        await DoAsync(SlackRequests.Types("petition", $"open {slack} eligible:100000", side, Moderator, Next()));
        return new OpenPetitions(side, discord, slack);

        async Task<string> DoAsync(byte[] request) =>
            await lines.SendAsync(request) is { Length: > 0 } body ? body : throw new InvalidOperationException("The bot did not answer a moderator.");

        // A machine that is busy may answer later than a response may take: then another one is drafted.
        async Task<string> DraftedAsync(Func<byte[]> request)
        {
            for (var attempt = 0; ; attempt++)
            {
                var body = await DoAsync(request());
                if (Drafted().Match(body) is { Success: true } drafted)
                {
                    return drafted.Groups[1].Value;
                }

                if (attempt == Attempts)
                {
                    throw new InvalidOperationException($"No petition was drafted: {body}");
                }
            }
        }
    }

    /// <summary>A member signs or withdraws: on Discord by a button, on Slack by typing.</summary>
    public Act Act(Member member, bool signs)
    {
        var how = member.IsNamed ? "named" : "counted";
        return new Act(member, signs, (member.Platform, signs) switch
        {
            (Platform.Discord, true) => DiscordRequests.Presses($"petition sign {discord} as:{how}", member.Number, Next()),
            (Platform.Discord, false) => DiscordRequests.Presses($"petition withdraw {discord}", member.Number, Next()),
            (_, true) => SlackRequests.Types("petition", $"sign {slack} {how}", side, member.Number, Next()),
            (_, false) => SlackRequests.Types("petition", $"withdraw {slack}", side, member.Number, Next()),
        });
    }

    /// <summary>Somebody reads it.</summary>
    public byte[] Show(Platform platform) => platform == Platform.Discord
        ? DiscordRequests.ModeratorTypes(Moderator, Next(), "petition", "show", ("petition", discord))
        : SlackRequests.Types("petition", $"show {slack}", side, Moderator, Next());

    private static long Next() => Interlocked.Increment(ref _deliveries);

    [GeneratedRegex(@"drafted as (?:\\u0060|[`*])*([0-9A-Z]{5})")]
    private static partial Regex Drafted();
}
