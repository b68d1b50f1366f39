using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Home;

/// <summary>For moderators: where the bot posts and how that is, and the way to set it up.</summary>
internal sealed class ModeratorsAtHome(IEnumerable<IStatusPart> parts) : IHomePart
{
    public int Order => 30;

    public async Task<IReadOnlyList<Message>> ShowAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsModerator)
        {
            return [];
        }

        List<Prose> lines = [];
        foreach (var part in parts.Where(part => part.IsAtHome))
        {
            lines.AddRange(await part.LinesAsync(caller, cancellationToken));
        }

        return [HomeMessages.ForModerators(caller.Words, caller.Community, lines)];
    }
}
