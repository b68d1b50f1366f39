using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Members;

/// <summary>What is kept about a member and may be shown to them.</summary>
internal sealed class Holdings(OrganizerDb db, IEnumerable<INamedActs> acts, IEnumerable<IShowable> kinds)
{
    /// <summary>All of it, in parts of a message.</summary>
    public async Task<IReadOnlyList<Node>> ShowAsync(Caller caller, CancellationToken cancellationToken)
    {
        List<Node> nodes = [];
        List<Prose> named = [];
        foreach (var kind in acts)
        {
            named.AddRange(await kind.LinesAsync(caller, cancellationToken));
        }

        if (named.Count > 0)
        {
            nodes.AddRange(MemberMessages.Titled(caller.Words.Say("member.export.named"), new Bullets(named)));
        }

        foreach (var kind in kinds)
        {
            nodes.AddRange(await kind.ShowAsync(caller, cancellationToken));
        }

        if (await db.ModeratorAsync(caller, caller.Visitor.MemberId, cancellationToken) is not null)
        {
            nodes.Add(new Paragraph(caller.Words.Say("member.export.moderator")));
        }

        return nodes;
    }
}
