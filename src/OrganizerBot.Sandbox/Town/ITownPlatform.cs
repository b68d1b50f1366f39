using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Town;

/// <summary>One of the town's two platforms: it acts for people towards the bot, and keeps what they see.</summary>
/// <remarks>People, communities and channels may be named by id or by name. A name nobody has answers with a <see cref="TownException"/>.</remarks>
internal interface ITownPlatform
{
    /// <summary>"discord" or "slack".</summary>
    string Name { get; }

    /// <summary>The communities on this platform.</summary>
    IReadOnlyList<TownCommunity> Communities { get; }

    /// <summary>The settings with which the bot connects to this platform, such as <c>Discord:BotToken</c>.</summary>
    IReadOnlyDictionary<string, string?> BotSettings => new Dictionary<string, string?>();

    /// <summary>Checks that the bot answers this platform's own endpoint check; returns what is wrong, or null.</summary>
    Task<string?> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Makes or arranges a kind of trouble that only this platform knows.</summary>
    /// <returns>False when the route is none of those; then it is arranged as for any call.</returns>
    /// <exception cref="TownException">The route has no such trouble.</exception>
    bool MakesTrouble(string route, string kind, int calls) => false;

    /// <summary>Maps the routes under which the bot calls this platform.</summary>
    void Map(IEndpointRouteBuilder routes);

    /// <summary>The person types a line into the channel: a slash command if it begins with "/", else an ordinary message.</summary>
    Task<Sight> SayAsync(Place place, string text, CancellationToken cancellationToken);

    /// <summary>The person presses a button that they can see.</summary>
    Task<Sight> PressAsync(Place place, string message, string button, CancellationToken cancellationToken);

    /// <summary>The person takes what an app put into the menu of a message.</summary>
    Task<Sight> TakeAsync(Place place, string message, string shortcut, CancellationToken cancellationToken);

    /// <summary>What can be chosen at an input of an open form once the person has typed something there. Empty where the platform has no such inputs.</summary>
    Task<IReadOnlyList<SightOption>> OptionsAsync(Place place, string form, string field, string text, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SightOption>>([]);

    /// <summary>The person sends a form that is open for them. Values are strings, or arrays of strings for multiple choices.</summary>
    Task<Sight> SubmitAsync(Place place, string form, IReadOnlyDictionary<string, JsonNode?> values, CancellationToken cancellationToken);

    /// <summary>What the platform suggests while the person types: commands, options, choices, autocomplete. Empty where it suggests nothing.</summary>
    Task<IReadOnlyList<SightOption>> SuggestAsync(Place place, string text, CancellationToken cancellationToken);

    /// <summary>The person opens the app's own page, where the platform has one: it is then seen as if it were a channel called "home".</summary>
    Task<Sight> OpenHomeAsync(Place place, CancellationToken cancellationToken) => throw new TownException("Apps have no page of their own there.");

    /// <summary>Somebody who manages the community puts a person into a group, or takes them out: a role on Discord, a user group on Slack.</summary>
    void Gather(Place place, string group, bool isIn);

    /// <summary>The channel as the person sees it, oldest first: public messages and the ephemeral ones meant for them.</summary>
    IReadOnlyList<Sight> Messages(Place place);
}

/// <summary>Who acts, and where.</summary>
/// <param name="Community">Id or name of the community.</param>
/// <param name="Channel">Id or name of the channel.</param>
/// <param name="As">Id or name of the person.</param>
internal sealed record Place(string Community, string Channel, string As);

/// <summary>A guild or a workspace of the town, with everybody in it.</summary>
/// <param name="Id">The platform's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="People">The people in it. All are invented.</param>
/// <param name="HasHome">Whether the bot has a page of its own there.</param>
public sealed record TownCommunity(string Id, string Name, IReadOnlyList<TownChannel> Channels, IReadOnlyList<TownPerson> People, bool HasHome = false);

/// <summary>A channel of the town.</summary>
/// <param name="Id">The platform's id.</param>
/// <param name="Name">Its name without "#".</param>
/// <param name="BotIsIn">Whether the bot may see and write here.</param>
public sealed record TownChannel(string Id, string Name, bool BotIsIn = true)
{
    /// <summary>Whether it stands for each person's own conversation with the bot, which nobody else sees.</summary>
    public bool IsDirect { get; init; }
}

/// <summary>An invented person.</summary>
/// <param name="Id">The platform's id.</param>
/// <param name="Name">The display name.</param>
/// <param name="Handle">The account's name.</param>
/// <param name="Role">"moderator" or "member".</param>
/// <param name="Locale">Client language, such as "en-US" or "fr".</param>
public sealed record TownPerson(string Id, string Name, string Handle, string Role, string Locale);

/// <summary>Something the town refuses, said to the person in one sentence (HTTP 400 of the scriptable interface).</summary>
public sealed class TownException(string message) : Exception(message);
