using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Pledges;

/// <summary>Asks whoever made a pledge, once, at a command of theirs from four weeks after it took effect on: did you do it?</summary>
/// <remarks>
/// It is asked where signing is on, so nowhere that an employer may read; below an answer that leaves room for its buttons, and never beside a button that
/// ends or removes something.
/// </remarks>
internal sealed class FollowThroughQuestion(OrganizerDb db, OpenQuestions open, AnswerDesk desk, SaidQuestions said, IWriter writer) : IAfterword
{
    /// <summary>With those of the question they still stand in one row.</summary>
    private const int MostButtons = 2;

    /// <inheritdoc/>
    public async Task<Message> AddAsync(Message answer, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.Visitor.MayAct || !caller.Community.TakesSignatures || answer.IsFailure)
        {
            return answer;
        }

        try
        {
            var sheets = await open.FindAsync();
            foreach (var pledge in sheets.Count == 0 ? [] : await db.PledgesOf(caller).Where(pledge => sheets.Contains(pledge.SheetId)).OrderBy(pledge => pledge.Id).ToListAsync(cancellationToken))
            {
                if (await MustAskAsync(pledge, caller, cancellationToken) is { } asked && HasRoom(answer) && said.Say(pledge.SheetId, asked.Answerer))
                {
                    return AnswerMessages.AskBelow(caller.Words, answer, pledge);
                }
            }
        }
        catch (Exception e) when (e is DbException or DbUpdateException or CryptographicException or UncertainException)
        {
            // The command itself is done. Whoever was not asked is asked at their next one.
        }

        return answer;
    }

    /// <summary>Whoever was asked before is written down as asked, and asked no more.</summary>
    private async Task<Asked?> MustAskAsync(Pledge pledge, Caller caller, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(pledge.Sheet, caller.Account, cancellationToken) is not { Row: null } asked)
        {
            return null;
        }

        if (!said.WasSaid(pledge.SheetId, asked.Answerer))
        {
            return asked;
        }

        db.Add(PledgeAnswer.Ask(pledge.SheetId, asked.Answerer));
        await writer.SaveAsync(db, cancellationToken);
        said.Forget(pledge.SheetId, asked.Answerer);
        return null;
    }

    private static bool HasRoom(Message answer) => answer.Buttons.Count <= MostButtons && answer.Buttons.All(button => button.Style != ButtonStyle.Danger);
}
