using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Tally;

/// <summary>Every word the bot says about tallies and receipts.</summary>
internal static class TallyMessages
{
    /// <summary>A receipt, shown once.</summary>
    public static Message Receipt(Words words, Sheet sheet, Receipt receipt) =>
        new([
            new Paragraph(words.Say("tally.receipt")),
            new Paragraph(new Prose([new CodeSpan(receipt.ToString())])),
            new Paragraph(words.Say("tally.receipt.warning")),
            new Paragraph(words.Say("tally.receipt.replaces")),
            new Footnote(words.Say($"tally.receipt.{sheet.Counting.ToString().ToLowerInvariant()}")),
        ])
        {
            Buttons = [CheckButton(words, receipt)],
        };

    public static Message ReceiptTooLate(Words words) => Message.Of(words.Say("tally.receipt.late"));

    public static Message ReceiptUnknown(Words words) => Message.Of(words.Say("tally.receipt.unknown"));

    public static Message ReceiptWithdrawn(Words words, ShelvedSheet thing) => Message.Of(words.Say("tally.receipt.withdrawn", ("thing", thing.Mention)));

    /// <summary>It is stored and not published yet.</summary>
    public static Message ReceiptWaits(Words words, ShelvedSheet thing) =>
        new([new Paragraph(words.Say("tally.receipt.waits", ("thing", thing.Mention))), new Footnote(SigningMessages.CountingRule(words, thing.Verb, thing.Sheet))]);

    /// <summary>It is stored, and the close did not publish it.</summary>
    public static Message ReceiptOfTheRest(Words words, ShelvedSheet thing) => Message.Of(words.Say("tally.receipt.rest", ("thing", thing.Mention)));

    /// <summary>It is in the log.</summary>
    public static Message ReceiptCounted(Words words, ShelvedSheet thing, int position, TallyMark mark) =>
        new([
            new Paragraph(words.Say("tally.receipt.counted", ("thing", thing.Mention), ("position", position + 1), ("size", mark.Size))),
            new Footnote(words.Say("tally.compare", ("mark", mark.Fingerprint))),
        ])
        {
            Buttons = [new Button(words.Plain("tally.button.show"), thing.Tally)],
        };

    public static Message Empty(Words words, string verb, Prose mention, Sheet sheet) =>
        new([new Paragraph(words.Say("tally.empty", ("thing", mention))), .. Counts.Rule(words, verb, sheet, new ReleasedCount(0, 0, GoalReached: false), isOpen: !sheet.CloseSaid)]);

    /// <summary>The tally in a line, and below it all that is needed to check it elsewhere.</summary>
    public static Message Tally(Words words, Prose mention, TallyCount count, PostedCheckpoint checkpoint, string key, Uri? leaves, Uri? checkpoints) =>
        new([
            new Heading(words.Say("tally.heading")),
            new Paragraph(mention),
            new Paragraph(words.Say("tally.plain", ("signed", count.Signatures), ("left", count.Withdrawals), ("mark", new Prose([new CodeSpan(new TallyMark(checkpoint.Size, checkpoint.Root).Fingerprint)])))),
            new Paragraph(words.Say("tally.technical")),
            new Facts([
                new Fact(words.Plain("tally.fact.key"), new Prose([new CodeSpan(key)])),
                .. leaves is null || checkpoints is null
                    ? Array.Empty<Fact>()
                    : [new(words.Plain("tally.fact.leaves"), new Prose([new LinkSpan(leaves)])), new(words.Plain("tally.fact.checkpoints"), new Prose([new LinkSpan(checkpoints)]))],
            ]),
            new Paragraph(words.Say("tally.checkpoint")),
            new Quote(checkpoint.Note.TrimEnd()),
            new Footnote(words.Say(leaves is null ? "tally.nofiles" : "tally.how")),
        ]);

    private static Button CheckButton(Words words, Receipt receipt) =>
        new(words.Plain("tally.button.check"), CommandLine.Of("organizer verify", ("receipt", receipt.ToString())));
}
