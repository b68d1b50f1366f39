using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Support;
using OrganizerBot.Tally;

namespace OrganizerBot.Storage;

public sealed class LedgerTests(TestBot bot) : IClassFixture<TestBot>
{
    private const int Accounts = 40;
    private readonly byte[] _ana = Secret.Key();

    private ISigningLedger Ledger => bot.Services.GetRequiredService<ISigningLedger>();

    [Fact]
    public Task Two_hundred_acts_at_once_leave_exactly_what_their_outcomes_say() =>
        Gen.Select(Gen.Int[0, Accounts - 1], Gen.Int[0, 2]).Array[200].SampleAsync(
            async plan =>
            {
                var sheet = await SheetAsync();
                byte[][] accounts = [.. Enumerable.Range(0, Accounts).Select(_ => Secret.Key())];
                var acts = plan.Select(act => act.Item2 switch
                {
                    0 => bot.Withdraws(sheet, accounts[act.Item1]),
                    1 => bot.Signs(sheet, accounts[act.Item1]),
                    _ => bot.Signs(sheet, accounts[act.Item1], SignatureKind.Named),
                }).ToArray();

                var outcomes = await Task.WhenAll(acts.Select(act => Task.Run(() => Ledger.RecordAsync(act, CancellationToken.None))));

                var after = await bot.StoredFor(sheet);
                for (var account = 0; account < Accounts; account++)
                {
                    var own = outcomes.Where((_, index) => plan[index].Item1 == account).ToArray();
                    var balance = own.Count(outcome => outcome == SigningOutcome.Signed) - own.Count(outcome => outcome == SigningOutcome.Withdrawn);
                    Assert.Equal(balance, after.Signatures.Count(signature => signature.Pseudonym.AsSpan().SequenceEqual(accounts[account])));
                }

                // Nothing was published yet, so the leaf of each signature waits, and whoever withdrew left no trace.
                Assert.All(after.Signatures, signature => Assert.NotNull(signature.Commitment));
                Assert.Empty(after.Withdrawals);

                var again = await Task.WhenAll(acts.Select(act => Task.Run(() => Ledger.RecordAsync(act, CancellationToken.None))));
                Assert.All(again, outcome => Assert.Equal(SigningOutcome.Repeated, outcome));
                Assert.Equal(after.Signatures.Count, (await bot.StoredFor(sheet)).Signatures.Count);
            },
            iter: 6,
            threads: 1);

    [Fact]
    public async Task The_same_delivery_at_once_from_everywhere_has_one_effect()
    {
        var sheet = await SheetAsync();
        var act = bot.Signs(sheet, _ana);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Ledger.RecordAsync(act, CancellationToken.None))));

        Assert.Single(outcomes, outcome => outcome == SigningOutcome.Signed);
        Assert.Equal(49, outcomes.Count(outcome => outcome == SigningOutcome.Repeated));
        Assert.Single((await bot.StoredFor(sheet)).Signatures);
    }

    [Fact]
    public async Task A_closed_sheet_stores_nothing()
    {
        var code = await bot.HasAnOpenPetition();
        await bot.Moderator().Says($"/petition close {code} sure:yes");
        await RefusesAsync(await bot.SheetOf(code));
    }

    [Fact]
    public async Task A_draft_stores_nothing() => await RefusesAsync(await bot.SheetOf(await bot.HasADraft()));

    [Fact]
    public async Task The_last_moment_before_the_deadline_counts_and_the_deadline_itself_does_not()
    {
        var sheet = await SheetAsync();

        Assert.Equal(SigningOutcome.Closed, await RecordAsync(bot.Signs(sheet, _ana) with { At = sheet.Deadline!.Value.AddDays(1) }));
        Assert.Equal(SigningOutcome.Closed, await RecordAsync(bot.Signs(sheet, _ana) with { At = sheet.Deadline!.Value.AddMilliseconds(1) }));
        Assert.Equal(SigningOutcome.Closed, await RecordAsync(bot.Signs(sheet, _ana) with { At = sheet.Deadline!.Value }));
        Assert.Empty((await bot.StoredFor(sheet)).Signatures);
        Assert.Equal(SigningOutcome.Signed, await RecordAsync(bot.Signs(sheet, _ana) with { At = sheet.Deadline!.Value.AddTicks(-1) }));
    }

    [Fact]
    public async Task Who_withdrew_may_sign_again_the_other_way()
    {
        var sheet = await SheetAsync();

        Assert.Equal(SigningOutcome.NotSigned, await RecordAsync(bot.Withdraws(sheet, _ana)));
        Assert.Equal(SigningOutcome.Signed, await RecordAsync(bot.Signs(sheet, _ana)));
        Assert.Equal(SigningOutcome.AlreadySigned, await RecordAsync(bot.Signs(sheet, _ana, SignatureKind.Named)));
        Assert.Equal(SigningOutcome.Withdrawn, await RecordAsync(bot.Withdraws(sheet, _ana)));
        Assert.Equal(SigningOutcome.NotSigned, await RecordAsync(bot.Withdraws(sheet, _ana)));
        Assert.Equal(SigningOutcome.Signed, await RecordAsync(bot.Signs(sheet, _ana, SignatureKind.Named)));

        var stored = await bot.StoredFor(sheet);
        Assert.Equal((SignatureKind.Named, SignatureState.Released), (stored.Signatures.Single().Kind, stored.Signatures.Single().State));
        Assert.NotNull(stored.Signatures.Single().Commitment);
        Assert.Empty(stored.Withdrawals);
    }

    [Fact]
    public async Task A_published_signature_without_a_name_counts_on_after_its_withdrawal_until_withdrawals_are_published()
    {
        var sheet = await SheetAsync();
        await RecordAsync(bot.Signs(sheet, _ana));
        await bot.Publishes(sheet);
        Assert.Equal(1, await TotalAsync(sheet));

        Assert.Equal(SigningOutcome.Withdrawn, await RecordAsync(bot.Withdraws(sheet, _ana)));
        Assert.Empty((await bot.StoredFor(sheet)).Signatures);
        Assert.Equal(SignatureKind.Counted, (await bot.StoredFor(sheet)).Withdrawals.Single().Kind);
        Assert.Equal(1, await TotalAsync(sheet));

        Assert.Equal(SigningOutcome.Signed, await RecordAsync(bot.Signs(sheet, _ana)));
        Assert.Equal(SignatureState.Pending, (await bot.StoredFor(sheet)).Signatures.Single().State);
        Assert.Equal(1, await TotalAsync(sheet));

        await bot.Publishes(sheet);
        Assert.Equal(1, await TotalAsync(sheet));
        var log = new TallyLog(await bot.LookAsync(db => db.LeavesOfAsync(sheet, CancellationToken.None)));
        Assert.Empty(log.Faults);
        Assert.Equal((3, 1), (log.Size, log.CountAt(3).Total));
    }

    [Fact]
    public async Task A_receipt_is_bound_while_the_leaf_waits_and_not_after()
    {
        var sheet = await SheetAsync();
        var (first, second) = (Receipt.New(), Receipt.New());
        Assert.Equal(SigningOutcome.NotSigned, await RecordAsync(bot.Binds(sheet, _ana, first)));
        await RecordAsync(bot.Signs(sheet, _ana));

        Assert.Equal(SigningOutcome.Bound, await RecordAsync(bot.Binds(sheet, _ana, first)));
        Assert.Equal(SigningOutcome.Bound, await RecordAsync(bot.Binds(sheet, _ana, second)));
        await bot.Publishes(sheet);

        var log = new TallyLog(await bot.LookAsync(db => db.LeavesOfAsync(sheet, CancellationToken.None)));
        Assert.Null(log.Find(first.Commitment(sheet.Id.Value)));
        Assert.Equal(0, log.Find(second.Commitment(sheet.Id.Value)));
        Assert.Equal(SigningOutcome.TooLate, await RecordAsync(bot.Binds(sheet, _ana, first)));
    }

    [Fact]
    public async Task A_publication_that_read_before_somebody_withdrew_or_asked_for_a_receipt_is_overtaken()
    {
        foreach (var act in (Func<Sheet, SigningAct>[])[sheet => bot.Withdraws(sheet, _ana), sheet => bot.Binds(sheet, _ana, Receipt.New())])
        {
            var sheet = await SheetAsync();
            await RecordAsync(bot.Signs(sheet, _ana));
            await using var scope = bot.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
            await scope.ServiceProvider.GetRequiredService<TallyWriter>().AppendAsync(await db.Sheets.SingleAsync(found => found.Id == sheet.Id), 1, 0, CancellationToken.None);

            await RecordAsync(act(sheet));

            var overtaken = await Assert.ThrowsAnyAsync<Exception>(() => scope.ServiceProvider.GetRequiredService<IWriter>().SaveAsync(db, CancellationToken.None));
            Assert.True(db.WasOvertaken(overtaken));
            Assert.Equal(0, (await bot.LookAsync(other => other.Sheets.SingleAsync(found => found.Id == sheet.Id))).TallySize);
        }
    }

    [Fact]
    public async Task Never_more_count_than_accounts_could_sign_and_never_more_in_an_hour_than_the_size_explains()
    {
        var flood = await bot.SheetOf(await bot.HasAnOpenPetition(eligible: 800));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4000).Select(_ => RecordAsync(bot.Signs(flood, Secret.Key()))));
        Assert.Equal((533, 3467), (outcomes.Count(outcome => outcome == SigningOutcome.Signed), outcomes.Count(outcome => outcome == SigningOutcome.Held)));

        bot.Clock.Advance(TimeSpan.FromHours(1));
        outcomes = await Task.WhenAll(Enumerable.Range(0, 4000).Select(_ => RecordAsync(bot.Signs(flood, Secret.Key()))));
        Assert.Equal(800 - 533, outcomes.Count(outcome => outcome == SigningOutcome.Signed));
        Assert.Equal(800, (await bot.StoredFor(flood)).Signatures.Count(signature => signature.State != SignatureState.Held));
        Figures.Say("Burst: of 8,000 signatures from 800 eligible accounts within an hour, 533 count in the first hour and 800 at the most");
    }

    [Fact]
    public async Task Who_signs_and_withdraws_again_and_again_is_one_account_and_holds_nobody_else_up()
    {
        var sheet = await SheetAsync();
        for (var time = 0; time < GroupSize.MostInAnHour(200); time++)
        {
            Assert.Equal(SigningOutcome.Signed, await RecordAsync(bot.Signs(sheet, _ana)));
            Assert.Equal(SigningOutcome.Withdrawn, await RecordAsync(bot.Withdraws(sheet, _ana)));
        }

        Assert.Equal(SigningOutcome.Signed, await RecordAsync(bot.Signs(sheet, Secret.Key())));
    }

    private async Task RefusesAsync(Sheet sheet)
    {
        var sign = bot.Signs(sheet, _ana);

        Assert.Equal(SigningOutcome.Closed, await RecordAsync(sign));
        Assert.Equal(SigningOutcome.Closed, await RecordAsync(bot.Withdraws(sheet, _ana)));
        // Replayed when it is open again, the same delivery must not sign.
        Assert.Equal(SigningOutcome.Repeated, await RecordAsync(sign));

        var after = await bot.StoredFor(sheet);
        Assert.Empty(after.Signatures);
        Assert.Empty(after.Withdrawals);
    }

    private async Task<int> TotalAsync(Sheet sheet)
    {
        var now = await bot.LookAsync(db => db.Sheets.AsNoTracking().SingleAsync(found => found.Id == sheet.Id));
        return (await bot.LookAsync(db => db.CountReleasedAsync(now, CancellationToken.None))).Total;
    }

    private Task<SigningOutcome> RecordAsync(SigningAct act) => Ledger.RecordAsync(act, CancellationToken.None);

    private async Task<Sheet> SheetAsync() => await bot.SheetOf(await bot.HasAnOpenPetition(eligible: 200));
}
