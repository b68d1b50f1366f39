namespace OrganizerBot.Faults.Load;

/// <summary>Reads what a member was told from the words that they saw.</summary>
internal static class Answers
{
    /// <summary>What Discord is told when the answer takes longer.</summary>
    public const string Deferred = """{"type":5""";

    private static readonly (string Words, Answer Answer)[] Known =
    [
        ("already signed; nothing changed", Answer.AlreadySigned),
        ("This was done already", Answer.Repeated),
        ("You have not signed", Answer.NotSigned),
        ("could not be saved", Answer.Unsaved),
        ("Nobody can tell just now", Answer.Unsure),
        ("Withdrawn.", Answer.Withdrawn),
        ("Signed.", Answer.Signed),
        ("Signed as", Answer.Signed),
    ];

    /// <summary>Reads the body of an answer.</summary>
    public static Answer Read(string? body) =>
        body is null || !body.Contains('{', StringComparison.Ordinal) || body.Contains(Deferred, StringComparison.Ordinal) || body.EndsWith("""{"type":6}""", StringComparison.Ordinal)
            ? Answer.Nothing
            : Known.Where(known => body.Contains(known.Words, StringComparison.Ordinal)).Select(known => (Answer?)known.Answer).FirstOrDefault() ?? Answer.Other;

    /// <summary>Whether the member need not try again: it is as they wanted it.</summary>
    public static bool IsAcknowledgement(this Answer answer) =>
        answer is Answer.Signed or Answer.AlreadySigned or Answer.Withdrawn or Answer.NotSigned or Answer.Repeated;
}
