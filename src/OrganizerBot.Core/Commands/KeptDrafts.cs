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
        Fact[] typed = [.. line.Values.Where(value => value.Value.Length > 0).Select(value => Show(catalog.Find(line.Path)?.Find(value.Key), value.Key, value.Value, words))];
        return typed.Length == 0 ? [] : [new Bullets([new Prose([new CodeSpan("/" + line.Path)])]), new Facts(typed)];
    }

    // A choice is kept by its value, and was read by its label.
    private static Fact Show(OptionDescriptor? option, string name, string value, Words words) => new(
        option?.Label(words) ?? name,
        Prose.Of(new UserText(option?.Choices(words).FirstOrDefault(choice => choice.Value.Equals(value, StringComparison.OrdinalIgnoreCase))?.Label ?? value)));

    private Task<List<Draft>> OwnAsync(Caller caller, CancellationToken cancellationToken)
    {
        var author = Draft.AuthorTag(caller.Keys, caller.Visitor.MemberId);
        return db.Drafts.Where(draft => draft.Author == author).ToListAsync(cancellationToken);
    }
}
