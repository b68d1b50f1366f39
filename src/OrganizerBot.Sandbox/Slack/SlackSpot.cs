using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>A person in a channel of the workspace.</summary>
internal sealed record SlackSpot(SlackPerson Person, SlackChannel Channel)
{
    /// <summary>By this name the app's own page is meant, as if it were a channel.</summary>
    public const string Home = "home";

    /// <summary>By what a person's own conversation with the bot is named.</summary>
    public const string Direct = "direct messages";

    /// <summary>Finds them by id or name.</summary>
    /// <exception cref="TownException">There is no such community, channel or person, or the person cannot see the channel.</exception>
    public static SlackSpot Find(SlackWorkspace workspace, Place place)
    {
        if (place.Community != workspace.App.TeamId && !string.Equals(place.Community, workspace.Team.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new TownException($"There is no Slack workspace \"{place.Community}\".");
        }

        var person = SlackCast.Person(place.As) ?? throw new TownException($"Nobody in {workspace.Team.Name} is called \"{place.As}\".");
        var channel = place.Channel switch
        {
            Home => SlackChannels.WithId(person.Id),
            Direct => workspace.Channels.Find(person.Id),
            var name => workspace.Channels.Named(name),
        } ?? throw new TownException($"There is no channel \"{place.Channel}\" in {workspace.Team.Name}.");
        return channel.People.Contains(person.Id)
            ? new SlackSpot(person, channel)
            : throw new TownException($"{person.Name} is not in #{channel.Name}.");
    }
}
