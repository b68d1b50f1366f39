using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Signing;

/// <summary>Publishes signatures without a name, by the rule for the size of the group: never one by one.</summary>
internal sealed class Publication(OrganizerDb db, TallyWriter tally, Lots lots)
{
    /// <summary>The weekly hour of a sheet.</summary>
    /// <returns>Whether its goal may now be said.</returns>
    public async Task<bool> WeeklyAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        switch (sheet.Counting)
        {
            case Counting.Weekly:
                var (signed, left) = (await SignedAsync(sheet, cancellationToken), await LeftAsync(sheet, cancellationToken));
                // Either signatures or withdrawals: both in one step could make a small one.
                await tally.AppendAsync(
                    sheet,
                    signed >= left ? GroupSize.WeeklyBatch(signed, lots.HoldBack()) : 0,
                    signed >= left ? 0 : GroupSize.WeeklyBatch(left, lots.HoldBack()),
                    cancellationToken);
                return await ReleasedAsync(sheet, cancellationToken) >= sheet.Goal;
            case Counting.GoalOnly:
                return await GoalAsync(sheet, sheet.Margin ?? sheet.Leave(lots.Margin()), cancellationToken);
            default:
                await tally.AppendAsync(sheet, 0, 0, cancellationToken);
                return false;
        }
    }

    /// <summary>The close of a sheet.</summary>
    /// <returns>Whether its goal may now be said.</returns>
    public async Task<bool> ClosingAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        if (sheet.Counting is Counting.GoalOnly or Counting.GoalAtDeadline)
        {
            return await GoalAsync(sheet, 0, cancellationToken);
        }

        if (!sheet.IsSettled)
        {
            sheet.Settle();
            var (signed, left) = GroupSize.ClosingBatches(await SignedAsync(sheet, cancellationToken), await LeftAsync(sheet, cancellationToken));
            await tally.AppendAsync(sheet, signed, left, cancellationToken);
        }

        return await ReleasedAsync(sheet, cancellationToken) >= sheet.Goal;
    }

    /// <summary>Whether those who signed by name reach the goal alone. Everybody can count them, so saying it at once tells nothing of the others.</summary>
    public async Task<bool> NamedGoalAsync(Sheet sheet, CancellationToken cancellationToken) => await NamedAsync(sheet, cancellationToken) >= sheet.Goal;

    /// <summary>Where only the goal is ever said: once it is reached with a margin, as many leaves are published as make it up. They say no more than the sentence does.</summary>
    /// <remarks>Without the margin the week in which it is said would tell of whoever's signature was the last that it took.</remarks>
    private async Task<bool> GoalAsync(Sheet sheet, int margin, CancellationToken cancellationToken)
    {
        var all = await db.Signatures.CountAsync(signature => signature.SheetId == sheet.Id && signature.State != SignatureState.Held, cancellationToken);
        var reached = all >= sheet.Goal + margin;
        var missing = reached && sheet.GoalSaidAt is null ? sheet.Goal - await ReleasedAsync(sheet, cancellationToken) : 0;
        await tally.AppendAsync(sheet, Math.Max(0, missing), 0, cancellationToken);
        return reached;
    }

    /// <summary>What is public, with what this unit of work is about to make so.</summary>
    private async Task<int> ReleasedAsync(Sheet sheet, CancellationToken cancellationToken) => await NamedAsync(sheet, cancellationToken) + sheet.Published;

    private Task<int> NamedAsync(Sheet sheet, CancellationToken cancellationToken) => db.Signatures.CountAsync(
        signature => signature.SheetId == sheet.Id && signature.Kind == SignatureKind.Named && signature.State == SignatureState.Released, cancellationToken);

    /// <summary>How many signatures without a name wait.</summary>
    private Task<int> SignedAsync(Sheet sheet, CancellationToken cancellationToken) =>
        db.Signatures.CountAsync(signature => signature.SheetId == sheet.Id && signature.State == SignatureState.Pending, cancellationToken);

    /// <summary>How many withdrawals of such wait.</summary>
    private Task<int> LeftAsync(Sheet sheet, CancellationToken cancellationToken) =>
        db.PendingWithdrawals.CountAsync(withdrawal => withdrawal.SheetId == sheet.Id && withdrawal.Kind == SignatureKind.Counted, cancellationToken);
}
