using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrganizerBot.Commands;

namespace OrganizerBot.Signing;

/// <summary>The ledger, for whoever tells people what became of their act. After a commit that failed nobody knows whether it was one: it is looked up on another connection before anything is said.</summary>
internal sealed partial class SettledLedger(ISigningLedger ledger, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SettledLedger> logger)
{
    /// <summary>How long the database may take to tell: whoever pressed waits, and their platform gives up after three seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Records one act.</summary>
    /// <returns>What became of it; <see cref="SigningOutcome.Unsaved"/> or <see cref="SigningOutcome.Unsure"/> where the engine failed.</returns>
    public async Task<SigningOutcome> RecordAsync(SigningAct act, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.RecordAsync(act, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever the engine throws, what counts is what it stored.
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // Where the server may still be at it, what is not there may come yet.
            var outcome = await LookAsync(act) is var found && found == SigningOutcome.Unsaved && e is UncertainException ? SigningOutcome.Unsure : found;
            Log.Settled(logger, outcome, e);
            return outcome;
        }
    }

    private async Task<SigningOutcome> LookAsync(SigningAct act)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            await using var scope = scopes.CreateAsyncScope();
            return await FindAsync(act, scope.ServiceProvider.GetRequiredService<OrganizerDb>(), patience.Token);
        }
#pragma warning disable CA1031 // A database that cannot be asked may throw anything; the caller is told that nobody knows.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.Silent(logger, e);
            return SigningOutcome.Unsure;
        }
    }

    private static async Task<SigningOutcome> FindAsync(SigningAct act, OrganizerDb db, CancellationToken cancellationToken)
    {
        var signature = await db.Signatures.AsNoTracking().FirstOrDefaultAsync(signature => signature.SheetId == act.Sheet && signature.Pseudonym == act.Pseudonym, cancellationToken);

        if (act is SigningAct.Sign own && signature is not null && signature.Delivery.AsSpan().SequenceEqual(own.Inbox))
        {
            return signature.State == SignatureState.Held ? SigningOutcome.Held : SigningOutcome.Signed;
        }

        // A delivery that is not written down has its effect when it comes again, even if that is none today.
        if (!await db.Inbox.AnyAsync(entry => entry.Key == act.Inbox, cancellationToken))
        {
            return SigningOutcome.Unsaved;
        }

        return act switch
        {
            SigningAct.Sign when signature is not null => SigningOutcome.AlreadySigned,
            SigningAct.Withdraw when signature is null => SigningOutcome.Withdrawn,
            SigningAct.Bind bind when signature?.Commitment is { } bound && bound.AsSpan().SequenceEqual(bind.Commitment) => SigningOutcome.Bound,
            _ => SigningOutcome.Unsure,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(3401, LogLevel.Error, "A signing act failed; looked up afterwards it is {Outcome}")]
        public static partial void Settled(ILogger logger, SigningOutcome outcome, Exception exception);

        [LoggerMessage(3402, LogLevel.Error, "A signing act failed, and the database does not tell whether it is stored")]
        public static partial void Silent(ILogger logger, Exception exception);
    }
}
