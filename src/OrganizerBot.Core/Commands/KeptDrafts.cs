using Microsoft.EntityFrameworkCore;
using OrganizerBot.Languages;
using OrganizerBot.Members;
using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>What unfinished forms keep about a member, for an hour.</summary>
internal sealed class KeptDrafts(OrganizerDb db, CommandCatalog catalog, TimeProvider clock) : IErasable, IShowable
{
    public async Task<IReadOnlyCollection<Guid>> EraseAsync(Caller caller, CancellationToken cancellationToken)
    {
        var own = await OwnAsync(caller, cancellationToken);
        db.RemoveRange(own);
        return own.Count > 0 ? [caller.Community.Id.Value] : [];
    }

    public async Task<IReadOnlyList<Node>> ShowAsync(Caller caller, CancellationToken cancellationToken)
    {
        var words = caller.Words;
        Node[] forms = [.. (await OwnAsync(caller, cancellationToken))
            .Where(draft => draft.ExpiresAt > clock.GetUtcNow())
            .Select(draft => draft.Line(caller.Keys, catalog))
            .OrderBy(line => line.Path, StringComparer.Ordinal)
            .SelectMany(line => Show(line, words))];
        return forms.Length == 0 ? [] : [.. MemberMessages.Titled(words.Say("member.export.drafts"), forms)];
    }

    private IEnumerable<Node> Show(CommandLine line, Words words)
    {
        Fact[] typed = [.. line.Values.Where(value => value.Value.Length > 0).Select(value => new Fact(
            catalog.Find(line.Path)?.Find(value.Key)?.Label(words) ?? value.Key, Prose.Of(new UserText(value.Value))))];
        return typed.Length == 0 ? [] : [new Bullets([new Prose([new CodeSpan("/" + line.Path)])]), new Facts(typed)];
    }

    private Task<List<Draft>> OwnAsync(Caller caller, CancellationToken cancellationToken)
    {
        var author = Draft.AuthorTag(caller.Keys, caller.Visitor.MemberId);
        return db.Drafts.Where(draft => draft.Author == author).ToListAsync(cancellationToken);
    }
}
