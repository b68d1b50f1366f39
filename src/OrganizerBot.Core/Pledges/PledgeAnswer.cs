using OrganizerBot.Keys;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>One account that was asked whether it did what it had pledged. What it answered is kept until it is counted together with others; nothing is kept once nobody is asked any more.</summary>
/// <remarks>It holds no time, no name and nothing that the signature holds.</remarks>
public sealed class PledgeAnswer
{
    private static readonly byte[] AnswerRow = "answer"u8.ToArray();

    private PledgeAnswer()
    {
    }

    /// <summary>What was pledged on.</summary>
    public Id<Sheet> SheetId { get; private set; }

    /// <summary>The account, as <see cref="SheetKeys.Answerer"/> names it; 32 bytes.</summary>
    public byte[] Answerer { get; private set; } = [];

    /// <summary>How far it is.</summary>
    public AnswerState State { get; private set; }

    /// <summary>What it answered, sealed with the sheet's keys; only while that waits to be counted.</summary>
    public byte[]? SealedAnswer { get; private set; }

    /// <summary>Notes that an account was asked, so that it is asked no more.</summary>
    public static PledgeAnswer Ask(Id<Sheet> sheet, byte[] answerer) => new() { SheetId = sheet, Answerer = answerer, State = AnswerState.Asked };

    /// <summary>It answers, or answers otherwise than before.</summary>
    public void Give(bool did, SheetKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        (State, SealedAnswer) = (AnswerState.Waiting, keys.Hide([did ? (byte)1 : (byte)0], Row));
    }

    /// <summary>It takes its answer back.</summary>
    public void TakeBack() => (State, SealedAnswer) = (AnswerState.Asked, null);

    /// <summary>Counts it with its lot. What it was is not kept.</summary>
    /// <returns>Whether it did what it had pledged.</returns>
    /// <exception cref="InvalidOperationException">It does not wait to be counted.</exception>
    public bool Count(SheetKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var did = keys.Reveal(SealedAnswer ?? throw new InvalidOperationException("An answer is counted once."), Row)[0] == 1;
        (State, SealedAnswer) = (AnswerState.Counted, null);
        return did;
    }

    private byte[] Row => [.. AnswerRow, .. Answerer];
}

/// <summary>How far an account is that was asked whether it did what it had pledged.</summary>
public enum AnswerState
{
    /// <summary>It was asked; it may answer yet.</summary>
    Asked,

    /// <summary>It answered, and waits to be counted together with others.</summary>
    Waiting,

    /// <summary>It is counted; what it answered is not kept.</summary>
    Counted,
}
