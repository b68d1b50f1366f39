using System.Text;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot.Petitions;

/// <summary>Makes a petition's letter and its files, out of what everybody may see.</summary>
internal sealed class LetterDesk(OrganizerDb db, NamedSigners signers, KeyFile keys, PublicAddress address, ILetterPress press, TimeProvider clock)
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>The names that will stand in it. Where an employer could read them the bot shows none.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(Petition petition, Community community, CancellationToken cancellationToken) =>
        community.TakesSignatures ? [.. (await signers.AllAsync(petition.Sheet, cancellationToken)).Select(name => OneLine(name.Value))] : [];

    /// <summary>The files, in the community's language: the letter as text and as paper, and its names as a table.</summary>
    public async Task<IReadOnlyList<MessageFile>> MakeAsync(Petition petition, Community community, CancellationToken cancellationToken)
    {
        var words = Words.In(community.Language);
        var names = await NamesAsync(petition, community, cancellationToken);
        var letter = await ComposeAsync(petition, words, names, cancellationToken);
        var title = new UserText(petition.Title);
        return
        [
            new MessageFile("letter.pdf", "application/pdf", press.Print(letter, clock.GetUtcNow()), words.Plain("letter.file.pdf", ("title", title))),
            new MessageFile("letter.md", "text/markdown", Encoding.UTF8.GetBytes(LetterMarkdown.Write(letter)), words.Plain("letter.file.markdown", ("title", title))),
            .. names.Count == 0 ? [] : new[] { new MessageFile("signers.csv", "text/csv", Table(words, names), words.PlainCount("letter.file.names", names.Count)) },
        ];
    }

    private async Task<Letter> ComposeAsync(Petition petition, Words words, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var count = await db.CountReleasedAsync(petition.Sheet, cancellationToken);
        var checkpoints = await db.CheckpointsOfAsync(petition.Sheet, cancellationToken);
        return new Letter(
            OneLine(petition.Title),
            words.Language.Code,
            [
                new LetterText(words.Plain("letter.to", ("addressee", new UserText(OneLine(petition.Addressee))))),
                new LetterText(petition.Text),
                new LetterHeading(Flat.Text(Counts.Progress(words, petition.Sheet, count, "petition.signatures").Words, words)),
                new LetterText(words.Plain("letter.count")),
                .. petition.Sheet.Counting == Counting.Weekly && count.Counted > 0 ? [new LetterText(words.Plain("letter.count.unnamed"))] : Array.Empty<LetterPart>(),
                .. Counts.Notes(words, PetitionMessages.Verb, petition.Sheet, count with { Mark = null }, isOpen: false).Select(note => new LetterText(Flat.Text(note.Words, words))),
                .. Names(words, names, count.Named),
                .. checkpoints.Count == 0 ? [] : Check(words, petition.Sheet, checkpoints[^1]),
            ],
            new LetterNotes(words.Plain("letter.elsewhere"), (page, pages) => words.Plain("letter.page", ("page", page), ("pages", pages))));
    }

    private static IEnumerable<LetterPart> Names(Words words, IReadOnlyList<string> names, int named)
    {
        if (names.Count > 0)
        {
            yield return new LetterHeading(words.PlainCount("letter.names", names.Count));
            yield return new LetterNames(names);
        }

        if (named > names.Count)
        {
            yield return new LetterText(words.PlainCount("letter.unnamed", named - names.Count));
        }
    }

    private IEnumerable<LetterPart> Check(Words words, Sheet sheet, PostedCheckpoint checkpoint)
    {
        using var key = NoteKey.FromSeed(Checkpoint.OriginOf(sheet.Id.Value), keys.SigningSeed);
        var (leaves, checkpoints) = (address.Of($"tally/{sheet.TallyToken}/leaves"), address.Of($"tally/{sheet.TallyToken}/checkpoints"));
        return
        [
            new LetterHeading(words.Plain("letter.check")),
            new LetterText(words.Plain("letter.checkpoint", ("mark", new TallyMark(checkpoint.Size, checkpoint.Root).Fingerprint))),
            new LetterCode(checkpoint.Note.TrimEnd().Split('\n')),
            new LetterText(words.Plain("letter.key")),
            new LetterCode([key.Verifier.ToString()]),
            .. leaves is null || checkpoints is null
                ? [new LetterText(words.Plain("tally.nofiles"))]
                : new LetterPart[] { new LetterText(words.Plain("letter.books")), new LetterCode([leaves.AbsoluteUri, checkpoints.AbsoluteUri]) },
        ];
    }

    /// <summary>A table for spreadsheets: some take the letters for others unless a mark says how they are written.</summary>
    private static byte[] Table(Words words, IReadOnlyList<string> names) =>
        [.. ByteOrderMark, .. Encoding.UTF8.GetBytes(Csv.Write([words.Plain("letter.column.number"), words.Plain("letter.column.name")], names.Select((name, index) => new object?[] { index + 1, name })))];

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
