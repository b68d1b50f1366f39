using System.Diagnostics;
using System.Text.RegularExpressions;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Sandbox.Town;

/// <summary>What the invented people do when the town opens for the first time, by real commands. The company, its people and their petition are invented.</summary>
internal sealed partial class Opening
{
    private const string Organizing = "organizing";
    private const string Refusals = "refusals";
    private const string DiscordModerator = "Ana Ferreira";
    private const string SlackModerator = "ana";

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    private readonly TownHost _town;
    private readonly CancellationToken _stop;

    private Opening(TownHost town, CancellationToken stop) => (_town, _stop) = (town, stop);

    /// <summary>Plays the opening. It is called once in a town's life, when platforms and bot are running.</summary>
    /// <exception cref="TownException">The bot answered otherwise than the people expected.</exception>
    public static Task PlayAsync(TownHost town, CancellationToken cancellationToken) => new Opening(town, cancellationToken).PlayAsync();

    /// <summary>Waits until commands can be typed on Discord: the bot registers them in its own time once it listens, and a busy computer lets it wait.</summary>
    public static Task AwaitCommandsAsync(TownHost town, CancellationToken cancellationToken) =>
        UntilAsync(async () => (await town.Platform("discord").SuggestAsync(At(town, "discord", Organizing, DiscordModerator), "/", cancellationToken).ConfigureAwait(false)).Count > 0, cancellationToken);

    private async Task PlayAsync()
    {
        await AwaitCommandsAsync(_town, _stop).ConfigureAwait(false);
        await AwaitAnswerAsync().ConfigureAwait(false);
        await ClaimWorkspaceAsync().ConfigureAwait(false);
        var petition = await DraftAsync(
            """
            /petition start target:Lighthouse Cloud addressee:the chief executive of Lighthouse Cloud title:No face recognition in our name deadline:60d text:An invented petition to an invented company, to try things out with. We build Lighthouse Cloud, and we ask that it is not sold for face recognition. We want a say in what our work is used for.
            """).ConfigureAwait(false);
        var campaign = await ShareAsync().ConfigureAwait(false);
        var pledge = await DraftAsync(
            "/pledge start target:Lighthouse Cloud statement:I will decline every interview at Lighthouse Cloud until the contract has ended. (Invented.) criticalmass:5").ConfigureAwait(false);
        await OpenAndPostAsync("petition", petition).ConfigureAwait(false);
        await OpenAndPostAsync("pledge", pledge).ConfigureAwait(false);
        await PublishAsync(campaign).ConfigureAwait(false);
        await ForwardAsync().ConfigureAwait(false);
        await RefuseAsync().ConfigureAwait(false);
    }

    /// <summary>On a busy computer the first answer of a bot that has just started may come too late. What is played here is said once, so something is asked first that changes nothing.</summary>
    /// <returns>Whether it was answered; if not, the first thing that is played says why.</returns>
    private Task<bool> AwaitAnswerAsync() =>
        UntilAsync(async () => (await _town.Platform("discord").SayAsync(At(_town, "discord", Organizing, DiscordModerator), "/petition list", _stop).ConfigureAwait(false)).Error is null, _stop);

    /// <summary>On a busy computer the bot may not know yet who asks: it then says so, and is asked again.</summary>
    private async Task ClaimWorkspaceAsync()
    {
        var workspace = new CommunityRef(Platform.Slack, _town.Platform("slack").Communities[0].Id);
        var code = _town.Bot!.Services.GetRequiredService<ClaimCodes>().For(workspace);
        var text = "";
        if (!await UntilAsync(async () => (text = await SaysAsync("slack", "moderators", SlackModerator, $"/organizer claim {code} members").ConfigureAwait(false)).StartsWith("You are ", StringComparison.Ordinal), _stop).ConfigureAwait(false))
        {
            throw new TownException($"The opening could not claim the workspace: {text}");
        }
    }

    private async Task<string> DraftAsync(string line) =>
        CodeIn(FiveCharacters(), await SaysAsync("discord", Organizing, DiscordModerator, line.Trim()).ConfigureAwait(false));

    private async Task<string> ShareAsync()
    {
        var campaign = CodeIn(FiveCharacters(), await SaysAsync("discord", Organizing, DiscordModerator, "/campaign list").ConfigureAwait(false));
        var join = CodeIn(TenCharacters(), await SaysAsync("discord", Organizing, DiscordModerator, $"/campaign share campaign:{campaign}").ConfigureAwait(false));
        var request = CodeIn(FiveCharacters(), await SaysAsync("slack", Organizing, SlackModerator, $"/campaign join {join}").ConfigureAwait(false));
        await SaysAsync("discord", Organizing, DiscordModerator, $"/campaign accept request:{request}").ConfigureAwait(false);
        return campaign;
    }

    /// <summary>Lets everybody read about the campaign, at the bot's own address.</summary>
    private async Task PublishAsync(string campaign)
    {
        await SaysAsync("discord", Organizing, DiscordModerator, $"/campaign edit campaign:{campaign} demand:Lighthouse Cloud is not sold for face recognition, and those who build it have a say in what it is used for. lift:The contract has ended, in public and in writing. (All of it is invented.)").ConfigureAwait(false);
        var (discord, place) = (_town.Platform("discord"), At(_town, "discord", Organizing, DiscordModerator));
        var shown = await discord.SayAsync(place, $"/campaign page campaign:{campaign}", _stop).ConfigureAwait(false);
        for (var press = 0; press < 2; press++)
        {
            // The first button leads on each time: to what publishing means, and to publishing.
            shown = shown is { Message: { } message, Buttons: [var first, ..] }
                ? await discord.PressAsync(place, message, first.Id, _stop).ConfigureAwait(false)
                : throw new TownException($"The opening could not publish a page: {shown.Error ?? shown.Text}.");
        }
    }

    private async Task OpenAndPostAsync(string noun, string code)
    {
        await SaysAsync("discord", Organizing, DiscordModerator, $"/{noun} open {noun}:{code}").ConfigureAwait(false);
        await SaysAsync("discord", Organizing, DiscordModerator, $"/{noun} post {noun}:{code}").ConfigureAwait(false);
        await SaysAsync("slack", Organizing, SlackModerator, $"/{noun} post {code}").ConfigureAwait(false);
    }

    /// <summary>What recruiters wrote, for whoever wants to try the menu of a message on it.</summary>
    private async Task ForwardAsync()
    {
        await SaysAsync("discord", Refusals, "Samir Aziz", "A recruiter again: \"Hi Samir! Lighthouse Cloud builds the future of vision, and I thought of you. Shall we talk? https://careers.lighthouse-cloud.example/jobs/417\" (Invented.)").ConfigureAwait(false);
        await SaysAsync("slack", Refusals, "femke", "This came today: \"Dear Femke, your profile is a perfect match for our vision team at Lighthouse Cloud. Apply here: https://careers.lighthouse-cloud.example/jobs/418\" (Invented.)").ConfigureAwait(false);
    }

    private async Task RefuseAsync()
    {
        await SaysAsync("discord", Refusals, "Emeka Obi", "/refusal log company:Lighthouse Cloud stage:recruiter-message reason:I said not while you sell it for that.").ConfigureAwait(false);
        await SaysAsync("discord", Refusals, "Farida Benali", "/refusal log company:Lighthouse Cloud stage:interview reason:J'ai décliné l'entretien et dit pourquoi.").ConfigureAwait(false);
        await SaysAsync("slack", Refusals, "chiara", "/refusal log company:\"Lighthouse Cloud\" stage:offer reason:\"I turned the offer down and told them why.\"").ConfigureAwait(false);
    }

    private async Task<string> SaysAsync(string platform, string channel, string person, string line)
    {
        var sight = await _town.Platform(platform).SayAsync(At(_town, platform, channel, person), line, _stop).ConfigureAwait(false);
        return sight is { Error: null, Text: { } text } ? text : throw new TownException($"The opening stopped at \"{line}\": {sight.Error ?? sight.Form?.Title ?? "no answer"}.");
    }

    private static Place At(TownHost town, string platform, string channel, string person) => new(town.Platform(platform).Communities[0].Id, channel, person);

    /// <summary>Looks again and again, as long as somebody at a busy computer has patience.</summary>
    /// <returns>Whether it became so.</returns>
    private static async Task<bool> UntilAsync(Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            if (await isSo().ConfigureAwait(false))
            {
                return true;
            }

            if (watch.Elapsed >= _patience)
            {
                return false;
            }

            await Task.Delay(_pause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string CodeIn(Regex code, string text) =>
        code.Match(text) is { Success: true } match ? match.Value : throw new TownException($"The opening found no code in \"{text}\".");

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{5}\b")]
    private static partial Regex FiveCharacters();

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{5}-?[0-9A-HJKMNP-TV-Z]{5}\b")]
    private static partial Regex TenCharacters();
}
