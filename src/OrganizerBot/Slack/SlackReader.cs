using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Web;

namespace OrganizerBot.Slack;

/// <summary>Reads what Slack sent, after its signature was found good or on a connection that we opened to Slack. Nothing that a request holds makes it throw.</summary>
internal sealed class SlackReader(IOptions<SlackOptions> options, CommandCatalog catalog, SlackResponseUrls responseUrls)
{
    private static readonly SlackRequest.Malformed Malformed = new();

    private readonly SlackOptions _options = options.Value;

    /// <summary>Reads a slash command.</summary>
    public SlackRequest ReadCommand(ReadOnlyMemory<byte> body) => Command(SlackFormBody.Read(body.Span));

    /// <summary>Reads a press, a shortcut, a sent form, or what is typed into one.</summary>
    public SlackRequest ReadInteraction(ReadOnlyMemory<byte> body)
    {
        if (SlackFormBody.Read(body.Span)?.GetValueOrDefault("payload") is not { } payload)
        {
            return Malformed;
        }

        var json = Encoding.UTF8.GetBytes(payload);
        return Interaction(StrictJson.Read(json, SlackJson.Default.SlackInteraction), () => StrictJson.Read(json, SlackJson.Default.SlackPointing));
    }

    /// <summary>Reads an event.</summary>
    public SlackRequest ReadEvent(ReadOnlyMemory<byte> body) => Event(StrictJson.Read(body.Span, SlackJson.Default.SlackEvent));

    /// <summary>Reads an envelope: its payload is what the body would be, only that a command's fields are members of an object.</summary>
    public SlackRequest ReadEnvelope(SlackFrame frame) => frame.Type switch
    {
        SlackFrame.Command => Command(SlackFormBody.Read(frame.Payload)),
        SlackFrame.Interaction => Interaction(SlackJson.Read(frame.Payload, SlackJson.Default.SlackInteraction), () => SlackJson.Read(frame.Payload, SlackJson.Default.SlackPointing)),
        SlackFrame.Event => Event(SlackJson.Read(frame.Payload, SlackJson.Default.SlackEvent)),
        _ => new SlackRequest.Nothing(),
    };

    private SlackRequest Command(IReadOnlyDictionary<string, string>? form)
    {
        if (form is null)
        {
            return Malformed;
        }

        if (form.GetValueOrDefault("ssl_check") == "1")
        {
            return new SlackRequest.Nothing();
        }

        if (form.GetValueOrDefault("api_app_id") != _options.AppId)
        {
            return Other(form.GetValueOrDefault("api_app_id"));
        }

        var organisation = form.GetValueOrDefault("enterprise_id");
        var community = Community(form.GetValueOrDefault("team_id"), organisation, form.GetValueOrDefault("is_enterprise_install") == "true");
        var person = Person(community, form.GetValueOrDefault("user_id"), form.GetValueOrDefault("user_name"), null, form.GetValueOrDefault("channel_id"), form.GetValueOrDefault("response_url"), organisation);
        return person is not null && form.GetValueOrDefault("command") is ['/', _, ..] command
            ? new SlackRequest.Command(person, Line(command[1..], form.GetValueOrDefault("text", "")), form.GetValueOrDefault("trigger_id", ""))
            : Malformed;
    }

    /// <param name="read">What happened.</param>
    /// <param name="pointing">Reads the message too, which presses carry as well and nobody needs there.</param>
    private SlackRequest Interaction(SlackInteraction? read, Func<SlackPointing?> pointing) => read switch
    {
        null or { Type: null } => Malformed,
        { Type: "message_action", ApiAppId: null } taken => Shortcut(taken, pointing()?.Message),
        var interaction when interaction.ApiAppId != _options.AppId => Other(interaction.ApiAppId),
        { Type: "block_actions" } press => Press(press),
        { Type: "view_submission" } sent => Submission(sent),
        { Type: "message_action" } taken => Shortcut(taken, pointing()?.Message),
        { Type: "block_suggestion" } typing => Suggest(typing),
        _ => new SlackRequest.Nothing(),
    };

    private SlackRequest Event(SlackEvent? read) => read switch
    {
        { Type: "url_verification", Challenge: { Length: > 0 } word } => new SlackRequest.Challenge(word),
        null or { Type: null or "url_verification" } => Malformed,
        var foreign when foreign.ApiAppId != _options.AppId => Other(foreign.ApiAppId),
        { Type: "event_callback", Event: { Type: "app_home_opened" } opened } told => Opening(told, opened),
        { Type: "event_callback", Event.Type: { } kind } news => News(news, kind),
        { Type: "event_callback" } => Malformed,
        _ => new SlackRequest.Nothing(),
    };

    private SlackRequest Opening(SlackEvent told, SlackEventBody opened)
    {
        var (community, installation) = WhereOf(told);
        return opened.Tab is (null or "home") && Person(community, opened.User, null, null, "", null, installation?.EnterpriseId ?? told.EnterpriseId) is { } person
            ? new SlackRequest.Opening(person, Shown(opened.View))
            : new SlackRequest.Nothing();
    }

    private static SlackShown? Shown(SlackView? view) => view is null ? null : new SlackShown(SlackLine.Read(view.PrivateMetadata)?.Text, view.Hash);

    /// <summary>An event names the workspace where it happened, and the installation that it is told to.</summary>
    private static (CommunityRef? Community, SlackAuthorization? Installation) WhereOf(SlackEvent news)
    {
        var installation = news.Authorizations is [{ } first, ..] ? first : null;
        return (Community(installation?.TeamId ?? news.TeamId, installation?.EnterpriseId ?? news.EnterpriseId, installation is not null ? IsTrue(installation.IsEnterpriseInstall) : news.TeamId is null), installation);
    }

    private static SlackRequest.News News(SlackEvent news, string kind)
    {
        var (community, installation) = WhereOf(news);
        var isFarewell = kind == "app_uninstalled" || (kind == "tokens_revoked" && news.Event?.Tokens?.Bot is { Count: > 0 });
        return new SlackRequest.News(kind, community, isFarewell, news.EventTime is > 0 and < 100_000_000_000 and { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null)
        {
            Organisation = Community(null, installation?.EnterpriseId ?? news.EnterpriseId, inOrganisation: true),
        };
    }

    private static SlackRequest Other(string? app) => app is null ? Malformed : new SlackRequest.Foreign();

    private SlackRequest Press(SlackInteraction interaction)
    {
        var home = interaction.View is { Type: "home" } tab ? Shown(tab) : null;
        var inView = home is null && interaction.Container?.Type == "view";
        var carried = SlackLine.Read(interaction.View?.PrivateMetadata);
        var channel = home is not null ? "" : interaction.Channel?.Id ?? interaction.Container?.ChannelId ?? carried?.Channel ?? "";
        if (Person(interaction, channel) is not { } person || interaction.Actions is not [{ Type: { } kind } action, ..] || (inView && interaction.Container?.ViewId is null))
        {
            return Malformed;
        }

        return kind != "button"
            ? new SlackRequest.Nothing()
            : new SlackRequest.Press(
                person, SlackLine.OfButton(action.Value), interaction.TriggerId ?? "", interaction.Container?.IsEphemeral == true, inView ? interaction.Container?.ViewId : null)
            {
                Home = home,
            };
    }

    private SlackRequest Submission(SlackInteraction interaction)
    {
        var carried = SlackLine.Read(interaction.View?.PrivateMetadata);
        if (Person(interaction, carried?.Channel ?? "") is not { } person || interaction.View is not { Id: { } id } view)
        {
            return Malformed;
        }

        Dictionary<string, string> entered = [];
        HashSet<string> fields = [];
        foreach (var (field, inputs) in view.State?.Values ?? [])
        {
            fields.Add(field);
            entered[field] = inputs?.Values.Select(input => input?.Entered).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value)) ?? "";
        }

        return view.CallbackId == SlackForm.Callback
            ? new SlackRequest.Submission(person, carried?.Text ?? "", entered, fields, id)
            : new SlackRequest.Nothing();
    }

    /// <summary>A shortcut is a command somebody typed for you, with the address in the message. Slack leaves out whose shortcut it is: the signature, or our own connection, tells.</summary>
    private SlackRequest Shortcut(SlackInteraction interaction, SlackPointed? message) =>
        Person(interaction, interaction.Channel?.Id) is { } person && message is not null && interaction.CallbackId is { } callback
            ? new SlackRequest.Press(person, SlackShortcut.Find(callback, catalog)?.About(SlackShortcut.Addresses(message)).ToString() ?? "", interaction.TriggerId ?? "", IsEphemeral: false, View: null)
            : Malformed;

    private SlackRequest Suggest(SlackInteraction interaction)
    {
        var carried = SlackLine.Read(interaction.View?.PrivateMetadata);
        return Person(interaction, carried?.Channel ?? "") is { } person && interaction.BlockId is { } option
            ? new SlackRequest.Suggest(person, carried?.Text ?? "", option, interaction.Value ?? "")
            : Malformed;
    }

    private SlackPerson? Person(SlackInteraction interaction, string? channel)
    {
        var community = Community(interaction.Team?.Id, interaction.Enterprise?.Id, IsTrue(interaction.IsEnterpriseInstall));
        return Person(community, interaction.User?.Id, interaction.User?.Name ?? interaction.User?.Username, interaction.User?.TeamId, channel, interaction.ResponseUrl, interaction.Enterprise?.Id);
    }

    private SlackPerson? Person(CommunityRef? community, string? member, string? name, string? homeTeam, string? channel, string? responseUrl, string? organisation) =>
        community is { } known && IsId(member) && (channel == "" || IsId(channel))
            ? new SlackPerson(known, member!, name ?? "", homeTeam, channel!, responseUrls.Accept(responseUrl)) { IsInEnterprise = !string.IsNullOrEmpty(organisation) }
            : null;

    private static bool IsTrue(JsonElement value) =>
        value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetRawText() == "\"true\"");

    /// <summary>The community that ids name: the organisation where the bot was installed for all of its workspaces, else the workspace.</summary>
    public static CommunityRef? Community(string? team, string? organisation, bool inOrganisation)
    {
        var id = inOrganisation || string.IsNullOrEmpty(team) ? organisation : team;
        return IsId(id) ? new CommunityRef(Platform.Slack, id!) : null;
    }

    /// <summary>Whether a community is an organisation that installed the bot for all of its workspaces: Slack's ids tell.</summary>
    public static bool IsOrganisation(CommunityRef community) => community is { Platform: Platform.Slack, Id: ['E', ..] };

    private bool NamesGroups(string typed) =>
        typed.Contains("<!subteam^", StringComparison.Ordinal) && catalog.Find(CommandText.Read(typed, catalog).Line.Path)?.Options.Any(option => option.Kind == OptionKind.Group) == true;

    private static bool IsId(string? id) => id is { Length: > 0 and <= 64 } && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>The line as the catalogue reads it. A noun alone asks for help about it.</summary>
    private string Line(string command, string text)
    {
        var typed = command == _options.Command ? text : $"{command} {text}";
        var line = SlackTyped.Unwrap(typed, NamesGroups(typed)).Trim();
        return line.Length == 0 ? "organizer help" : catalog.Nouns.Contains(line, StringComparer.OrdinalIgnoreCase) ? $"organizer help topic:{line}" : line;
    }
}
