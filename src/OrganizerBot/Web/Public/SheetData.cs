using System.Globalization;
using OrganizerBot.Members;
using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>A petition or a pledge.</summary>
/// <param name="Code">Its code, as people type it.</param>
/// <param name="Title">Its title; of a pledge the beginning of its text.</param>
/// <param name="Text">What is signed.</param>
/// <param name="Addressee">To whom a petition is addressed; null for a pledge.</param>
/// <param name="IsOpen">Whether more may sign.</param>
/// <param name="Deadline">Until when, UTC, if there is a deadline.</param>
/// <param name="Goal">How many are wanted.</param>
/// <param name="Signatures">How many were released, one for each account.</param>
/// <param name="GoalReached">Whether that is said to be enough.</param>
/// <param name="DeliveredOn">The day on which a petition was delivered, if it was.</param>
/// <param name="Answer">What its addressee answered, if it did: in a word, such as agreed.</param>
/// <param name="AnsweredOn">The day of the answer.</param>
/// <param name="AnswerText">The answer's own words.</param>
/// <param name="Tally">How the number can be checked; null while nothing was released.</param>
internal sealed record SheetData(
    string Code,
    string Title,
    string Text,
    string? Addressee,
    bool IsOpen,
    string? Deadline,
    int Goal,
    int Signatures,
    bool GoalReached,
    DateOnly? DeliveredOn,
    string? Answer,
    DateOnly? AnsweredOn,
    string? AnswerText,
    TallyData? Tally)
{
    /// <summary>One of a page.</summary>
    public static SheetData Of(PublicSheet sheet, PublicAddress address) => new(
        sheet.Code.ToString(),
        sheet.Title,
        sheet.Text,
        sheet.Addressee,
        sheet.IsOpen,
        sheet.Sheet.Deadline?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture),
        sheet.Sheet.Goal,
        sheet.Count.Total,
        sheet.Count.GoalReached || sheet.Count.Total >= sheet.Sheet.Goal,
        sheet.DeliveredOn,
        sheet.Answer is { } answer ? PublicPage.Typed(answer.Kind) : null,
        sheet.Answer?.On,
        sheet.Answer is { Text.Length: > 0 } worded ? worded.Text : null,
        TallyData.Of(sheet, address));
}

/// <summary>How a released number can be checked by anybody (docs/tally.md).</summary>
/// <param name="Size">How many leaves the log has that the latest checkpoint covers.</param>
/// <param name="Mark">The beginning of that checkpoint's root in ten characters, to compare with the chat.</param>
/// <param name="Checkpoint">The latest checkpoint as it was signed.</param>
/// <param name="Leaves">Where all leaves are.</param>
/// <param name="Checkpoints">Where all checkpoints are.</param>
internal sealed record TallyData(int Size, string Mark, string? Checkpoint, string Leaves, string Checkpoints)
{
    /// <summary>That of a petition or a pledge.</summary>
    public static TallyData? Of(PublicSheet sheet, PublicAddress address) => sheet is { Count.Mark: { } mark, Sheet.TallyToken: { } token }
        ? new TallyData(mark.Size, mark.Fingerprint, sheet.Checkpoint, Address(address, $"tally/{token}/leaves"), Address(address, $"tally/{token}/checkpoints"))
        : null;

    private static string Address(PublicAddress address, string path) => address.Of(path)?.AbsoluteUri ?? "";
}
