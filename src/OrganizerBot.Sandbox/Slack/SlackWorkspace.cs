using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Everything a workspace consists of, in one hand.</summary>
/// <param name="store">What is remembered of it.</param>
/// <param name="clock">The town's time.</param>
/// <param name="addresses">Where the town and the bot listen.</param>
/// <param name="site">Where it stands, if the app may be installed here too; null for the workspace where it was made.</param>
internal sealed class SlackWorkspace(TownStore store, TownClock clock, TownAddresses addresses, SlackSite? site = null)
{
    /// <summary>The app.</summary>
    public SlackApp App { get; } = AppOf(SlackApp.LoadOrMake(store), site);

    /// <summary>Its name and address.</summary>
    public SlackTeam Team { get; } = site?.Team ?? SlackTeam.Lighthouse;

    /// <summary>The organisation that it belongs to, and that installs the app for it; null for most.</summary>
    public SlackOrganisation? Organisation { get; } = site?.Organisation;

    /// <summary>Whether the app is installed, and which tokens are good.</summary>
    public SlackInstalls Installs { get; } = site?.Organisation?.Installs ?? new(store, clock, site is null ? SlackApp.LoadOrMake(store).BotToken : null);

    /// <summary>What it declares.</summary>
    public SlackManifest Manifest { get; } = new(store);

    /// <summary>The channels' state.</summary>
    public SlackChannels Channels { get; } = new(store, (site?.Team ?? SlackTeam.Lighthouse).Channels);

    /// <summary>The user groups.</summary>
    public SlackUserGroups UserGroups { get; } = new(store);

    /// <summary>The messages.</summary>
    public SlackMessages Messages { get; } = new(store, clock);

    /// <summary>The files on their way.</summary>
    public SlackUploads Uploads { get; } = new(store, addresses);

    /// <summary>The messages that it will post by itself.</summary>
    public SlackSchedule Schedule { get; } = new(store, clock);

    /// <summary>The open forms.</summary>
    public SlackViews Views { get; } = new(clock);

    /// <summary>The Home tabs.</summary>
    public SlackHomes Homes { get; } = new(store, clock);

    /// <summary>The trigger ids.</summary>
    public SlackTriggers Triggers { get; } = new(TimeProvider.System);

    /// <summary>The addresses for later answers.</summary>
    public SlackResponseUrls Responses { get; } = new(store, clock, addresses);

    /// <summary>What people are waiting for.</summary>
    public SlackActs Acts { get; } = new();

    /// <summary>The town's time.</summary>
    public TownClock Clock => clock;

    /// <summary>Whether a repeated <c>client_msg_id</c> answers with the first message. Slack's documentation does not say; a bot must be right either way.</summary>
    public bool HonoursClientMessageId { get; set; }

    /// <summary>Posts what was scheduled for a time that has come. What can no longer be posted is dropped, and nobody is told.</summary>
    public void PostDue()
    {
        foreach (var due in Schedule.TakeDue())
        {
            if (Channels.Find(due.Channel) is { } channel && Channels.BotIsIn(channel) && !Channels.IsArchived(channel) && !due.IsCursed)
            {
                Messages.Keep(new SlackMessage(channel.Id, Messages.NextTs(), App.BotUserId, due.Text, due.Blocks) { LinksNames = due.LinksNames });
            }
        }
    }

    /// <summary>The display name of a user id, the bot's included.</summary>
    public string NameOf(string user) => user == App.BotUserId ? Manifest.BotName : SlackCast.Person(user)?.Name ?? user;

    private static SlackApp AppOf(SlackApp made, SlackSite? site)
    {
        var app = site is null ? made : made.As(site.First.Workspace.App);
        return site?.Organisation?.Adopt(app) ?? app;
    }
}
