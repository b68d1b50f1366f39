using System.Text.Json;

namespace OrganizerBot.Slack;

/// <summary>What Slack sends when somebody presses or submits something, as far as the bot reads it. Everything may be missing.</summary>
internal sealed record SlackInteraction
{
    public string? Type { get; set; }

    public SlackUser? User { get; set; }

    public SlackTeam? Team { get; set; }

    public SlackTeam? Enterprise { get; set; }

    public string? ApiAppId { get; set; }

    public string? TriggerId { get; set; }

    public string? ResponseUrl { get; set; }

    /// <summary>Which shortcut was taken.</summary>
    public string? CallbackId { get; set; }

    /// <summary>The input that is being typed in.</summary>
    public string? BlockId { get; set; }

    /// <summary>What is typed there so far.</summary>
    public string? Value { get; set; }

    /// <summary>A truth value, or the same as text: Slack sends both.</summary>
    public JsonElement IsEnterpriseInstall { get; set; }

    public SlackContainer? Container { get; set; }

    public SlackNamed? Channel { get; set; }

    public SlackView? View { get; set; }

    public IReadOnlyList<SlackAction>? Actions { get; set; }
}

/// <summary>A message that somebody pointed at, as far as addresses stand in it. It is read for nothing but a shortcut.</summary>
internal sealed record SlackPointing(SlackPointed? Message);

/// <summary>The message.</summary>
internal sealed record SlackPointed(string? Text, JsonElement Blocks, IReadOnlyList<SlackPassedOn?>? Attachments);

/// <summary>What a message passes on.</summary>
internal sealed record SlackPassedOn(string? Text);

/// <summary>Who pressed.</summary>
internal sealed record SlackUser(string? Id, string? Username, string? Name, string? TeamId);

/// <summary>A workspace or an organisation.</summary>
internal sealed record SlackTeam(string? Id);

/// <summary>Anything of which only the id matters.</summary>
internal sealed record SlackNamed(string? Id);

/// <summary>Where the button stands.</summary>
internal sealed record SlackContainer(string? Type, string? ChannelId, string? ViewId, bool? IsEphemeral);

/// <summary>One press.</summary>
internal sealed record SlackAction(string? Type, string? Value);

/// <summary>A view with what was filled in.</summary>
internal sealed record SlackView(string? Id, string? CallbackId, string? PrivateMetadata, SlackState? State)
{
    /// <summary><c>modal</c> or <c>home</c>.</summary>
    public string? Type { get; set; }

    public string? Hash { get; set; }
}

/// <summary>Inputs by block and action.</summary>
internal sealed record SlackState(Dictionary<string, Dictionary<string, SlackInput>>? Values);

/// <summary>One input. Which member holds the value depends on its kind.</summary>
internal sealed record SlackInput(
    string? Value, SlackChosen? SelectedOption, string? SelectedDate, string? SelectedConversation, string? SelectedChannel, string? SelectedUser)
{
    /// <summary>What was entered, or null for nothing.</summary>
    public string? Entered => Value ?? SelectedOption?.Value ?? SelectedDate ?? SelectedConversation ?? SelectedChannel ?? SelectedUser;
}

/// <summary>A chosen option.</summary>
internal sealed record SlackChosen(string? Value);

/// <summary>An event, as far as the bot reads it.</summary>
internal sealed record SlackEvent(string? Type, string? Challenge, string? ApiAppId, SlackEventBody? Event)
{
    public string? TeamId { get; set; }

    public string? EnterpriseId { get; set; }

    public long? EventTime { get; set; }

    public IReadOnlyList<SlackAuthorization>? Authorizations { get; set; }
}

/// <summary>What happened.</summary>
internal sealed record SlackEventBody(string? Type)
{
    public SlackRevoked? Tokens { get; set; }

    /// <summary>Who opened the app.</summary>
    public string? User { get; set; }

    /// <summary>Which of its tabs.</summary>
    public string? Tab { get; set; }

    /// <summary>What was published there.</summary>
    public SlackView? View { get; set; }
}

/// <summary>The installation that an event is told to.</summary>
internal sealed record SlackAuthorization(string? EnterpriseId, string? TeamId, JsonElement IsEnterpriseInstall);

/// <summary>Whose tokens no longer work.</summary>
internal sealed record SlackRevoked(IReadOnlyList<string>? Bot);
