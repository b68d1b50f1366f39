using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Takes the answers of those who are asked whether they did what they had pledged.</summary>
internal sealed class AnswerDesk(OrganizerDb db, KeyRing keys, OwnSignatures own, SaidQuestions said, IWriter writer, TimeProvider clock)
{
    /// <summary>Who is asked about a pledge: whoever's name stands under it, shown or not, and whose account can still be recognised.</summary>
    /// <returns>Null for everybody else.</returns>
    public async Task<Asked?> FindAsync(Sheet sheet, Account account, CancellationToken cancellationToken) =>
        sheet.IsAsking(clock.GetUtcNow())
        && await own.FindAsync(sheet.Id, account, cancellationToken) is { State: not SignatureState.Held }
        && await keys.OfAsync(sheet.Id.Value, cancellationToken) is { } sheetKeys && sheetKeys.Answerer(account) is { } answerer
            ? new Asked(sheetKeys, answerer, await RowAsync(sheet.Id, answerer, cancellationToken))
            : null;

    /// <summary>Takes an answer, or another one for the same account. It is saved with this unit of work.</summary>
    public async Task<AnswerOutcome> AnswerAsync(Sheet sheet, DoneAnswer answer, Caller caller, CancellationToken cancellationToken)
    {
        if (await FindAsync(sheet, caller.Account, cancellationToken) is not { } asked)
        {
            return WhyNot(sheet);
        }

        said.Forget(sheet.Id, asked.Answerer);
        var row = asked.Row ?? db.Add(PledgeAnswer.Ask(sheet.Id, asked.Answerer)).Entity;
        return row.State == AnswerState.Counted ? AnswerOutcome.Counted : Take(row, answer, asked.Keys);
    }

    /// <summary>Why the caller may not answer, or null where they may.</summary>
    public async Task<AnswerOutcome?> WhyNotAsync(Sheet sheet, Caller caller, CancellationToken cancellationToken) => await FindAsync(sheet, caller.Account, cancellationToken) switch
    {
        null => WhyNot(sheet),
        { Row.State: AnswerState.Counted } => AnswerOutcome.Counted,
        _ => null,
    };

    /// <summary>Lets go of what an account was asked and answered, before it takes its pledge back: killed between, it has a pledge without an answer, and not an answer without a pledge. That somebody is counted stays, without what it was: whoever pledges again is not counted again.</summary>
    public async Task ForgetAsync(Sheet sheet, Account account, CancellationToken cancellationToken)
    {
        if (await FindAsync(sheet, account, cancellationToken) is not { Row.State: AnswerState.Counted } && await EraseAsync(sheet.Id, account, cancellationToken))
        {
            await writer.SaveAsync(db, cancellationToken);
        }
    }

    /// <summary>Erases what an account was asked and answered, with this saving.</summary>
    /// <returns>Whether there was anything.</returns>
    public async Task<bool> EraseAsync(Id<Sheet> sheet, Account account, CancellationToken cancellationToken)
    {
        if ((await keys.OfAsync(sheet.Value, cancellationToken))?.Answerer(account) is not { } answerer)
        {
            return false;
        }

        said.Forget(sheet, answerer);
        var row = await RowAsync(sheet, answerer, cancellationToken);
        if (row is not null)
        {
            db.Remove(row);
        }

        return row is not null;
    }

    private AnswerOutcome WhyNot(Sheet sheet)
    {
        var now = clock.GetUtcNow();
        return sheet.IsAsking(now) ? AnswerOutcome.NotMade
            : !sheet.AsksLater ? AnswerOutcome.NeverAsked
            : sheet.HasAsked || sheet.GoalSaidAt + Sheet.UntilQuestion <= now ? AnswerOutcome.Over
            : AnswerOutcome.TooEarly;
    }

    private static AnswerOutcome Take(PledgeAnswer row, DoneAnswer answer, SheetKeys keys)
    {
        if (answer == DoneAnswer.Later)
        {
            row.TakeBack();
            return AnswerOutcome.NotNow;
        }

        row.Give(answer == DoneAnswer.Yes, keys);
        return AnswerOutcome.Taken;
    }

    private Task<PledgeAnswer?> RowAsync(Id<Sheet> sheet, byte[] answerer, CancellationToken cancellationToken) =>
        db.PledgeAnswers.FirstOrDefaultAsync(answer => answer.SheetId == sheet && answer.Answerer == answerer, cancellationToken);
}

/// <summary>Somebody who is asked.</summary>
/// <param name="Keys">The keys of what they pledged on.</param>
/// <param name="Answerer">How they are named among those who are asked.</param>
/// <param name="Row">What is stored of it, or null while they were not asked.</param>
internal sealed record Asked(SheetKeys Keys, byte[] Answerer, PledgeAnswer? Row);

/// <summary>What became of an answer.</summary>
internal enum AnswerOutcome
{
    /// <summary>It is stored, and waits to be counted.</summary>
    Taken,

    /// <summary>Nothing is stored but that they were asked.</summary>
    NotNow,

    /// <summary>An earlier answer of theirs is counted already; nothing changed.</summary>
    Counted,

    /// <summary>Their name does not stand under the pledge.</summary>
    NotMade,

    /// <summary>It has not been in effect for four weeks.</summary>
    TooEarly,

    /// <summary>Nobody is asked any more.</summary>
    Over,

    /// <summary>Nobody is asked there at all.</summary>
    NeverAsked,
}
