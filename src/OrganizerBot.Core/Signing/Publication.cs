using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Signing;

/// <summary>Publishes signatures without a name, by the rule for the size of the group: never one by one.</summary>
internal sealed class Publication(OrganizerDb db)
{
    /// <summary>The weekly hour of a sheet.</summary>
    /// <returns>Whether its goal may now be said.</returns>
    public async Task<bool> WeeklyAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        switch (sheet.Counting)
        {
            case Counting.Weekly:
                await PublishAsync(sheet, pending => GroupSize.WeeklyBatch(pending, GroupSize.HoldBack()), cancellationToken);
                return await ReleasedAsync(sheet, cancellationToken) >= sheet.Goal;
            case Counting.GoalOnly:
                return await AllAsync(sheet, cancellationToken) >= sheet.Goal;
            default:
                return false;
        }
    }

    /// <summary>The close of a sheet.</summary>
    /// <returns>Whether its goal may now be said.</returns>
    public async Task<bool> ClosingAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        if (sheet.Counting != Counting.Weekly)
        {
            return await AllAsync(sheet, cancellationToken) >= sheet.Goal;
        }

        await PublishAsync(sheet, GroupSize.ClosingBatch, cancellationToken);
        return await ReleasedAsync(sheet, cancellationToken) >= sheet.Goal;
    }

    /// <summary>Whether those who signed by name reach the goal alone. Everybody can count them, so saying it at once tells nothing of the others.</summary>
    public async Task<bool> NamedGoalAsync(Sheet sheet, CancellationToken cancellationToken) =>
        (await db.CountReleasedAsync(sheet, cancellationToken)).Named >= sheet.Goal;

    /// <summary>Signatures or, when there are none to publish, withdrawals: both in one step could make a small one.</summary>
    private async Task PublishAsync(Sheet sheet, Func<int, int> batch, CancellationToken cancellationToken)
    {
        var waiting = await db.Signatures
            .Where(signature => signature.SheetId == sheet.Id && signature.Kind == SignatureKind.Counted && signature.State != SignatureState.Released)
            .ToListAsync(cancellationToken);
        var pending = waiting.Where(signature => signature.State == SignatureState.Pending).ToArray();
        var leaving = waiting.Where(signature => signature.State == SignatureState.Leaving).ToArray();
        RandomNumberGenerator.Shuffle<Signature>(pending);
        RandomNumberGenerator.Shuffle<Signature>(leaving);
        var released = pending[..batch(pending.Length)];
        Array.ForEach(released, signature => signature.Release());
        if (released.Length == 0)
        {
            db.RemoveRange(leaving[..batch(leaving.Length)]);
        }
    }

    /// <summary>What is published, with what this unit of work is about to publish.</summary>
    private async Task<int> ReleasedAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        var stored = (await db.CountReleasedAsync(sheet, cancellationToken)).Total;
        var changes = db.ChangeTracker.Entries<Signature>().Where(entry => entry.Entity.SheetId == sheet.Id).ToArray();
        return stored + changes.Count(entry => entry.State == EntityState.Modified) - changes.Count(entry => entry.State == EntityState.Deleted);
    }

    private Task<int> AllAsync(Sheet sheet, CancellationToken cancellationToken) =>
        db.Signatures.CountAsync(signature => signature.SheetId == sheet.Id && signature.State != SignatureState.Leaving, cancellationToken);
}
