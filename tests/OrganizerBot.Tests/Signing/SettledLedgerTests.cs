using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OrganizerBot.Keys;
using OrganizerBot.Storage;
using OrganizerBot.Support;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>What people are told when the engine fails is what it stored.</summary>
public sealed class SettledLedgerTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("petition sign {0} as:counted")]
    [InlineData("petition sign {0} as:named")]
    public async Task A_group_that_the_engine_refuses_is_said_to_be_unsaved_and_the_next_press_signs(string line)
    {
        var typed = string.Format(null, line, await _bot.HasAnOpenPetition());
        Meddling.Refuse(_bot, "INSERT", "Signatures");

        var heard = await Task.WhenAll(Enumerable.Range(0, 5).Select(member => _bot.Member($"member{member}").Hears(typed)));

        Assert.All(heard, words => Assert.StartsWith("Nothing was changed: it could not be saved.", words, StringComparison.Ordinal));
        Assert.StartsWith("Rien n'a changé", await (_bot.Member("Lea") with { Language = Languages.Language.French }).Hears(typed), StringComparison.Ordinal);
        Assert.Equal(0, await _bot.LookAsync(db => db.Signatures.CountAsync()));

        Meddling.Allow(_bot, "Signatures");
        Assert.StartsWith("Signed", await _bot.Member("member0").Hears(typed), StringComparison.Ordinal);
        Assert.Equal(1, await _bot.LookAsync(db => db.Signatures.CountAsync()));
    }

    [Fact]
    public async Task A_withdrawal_that_the_engine_refuses_is_said_to_be_unsaved_and_has_its_effect_when_the_same_press_comes_again()
    {
        var code = await _bot.HasAnOpenPetition();
        await _bot.Member("Ana").Says($"petition sign {code} as:counted");
        Meddling.Refuse(_bot, "DELETE", "Signatures");

        var ana = _bot.Member("Ana");
        Assert.StartsWith("Nothing was changed", ana.Words(await ana.Delivers($"petition withdraw {code}", "press")), StringComparison.Ordinal);

        Meddling.Allow(_bot, "Signatures");
        Assert.StartsWith("Withdrawn", ana.Words(await ana.Delivers($"petition withdraw {code}", "press")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_database_does_not_tell_nobody_is_told_either_way()
    {
        var code = await _bot.HasAnOpenPetition();
        await _bot.Member("Ana").Says($"petition sign {code} as:counted");
        Meddling.Run(_bot, """ALTER TABLE "Signatures" RENAME TO elsewhere""");

        Assert.StartsWith("Nobody can tell just now", await _bot.Member("Ben").Hears($"petition sign {code} as:counted"), StringComparison.Ordinal);
        Assert.StartsWith("Impossible de dire", await (_bot.Member("Lea") with { Language = Languages.Language.French }).Hears($"petition sign {code} as:counted"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_lost_after_the_commit_is_found()
    {
        var sheet = await _bot.SheetOf(await _bot.HasAnOpenPetition());
        var (ana, receipt) = (Secret.Key(), Receipt.New());
        var ledger = Settled(stores: true);

        Assert.Equal(SigningOutcome.Signed, await ledger.RecordAsync(_bot.Signs(sheet, ana), CancellationToken.None));
        Assert.Equal(SigningOutcome.AlreadySigned, await ledger.RecordAsync(_bot.Signs(sheet, ana), CancellationToken.None));
        Assert.Equal(SigningOutcome.Bound, await ledger.RecordAsync(_bot.Binds(sheet, ana, receipt), CancellationToken.None));
        Assert.Equal(SigningOutcome.Withdrawn, await ledger.RecordAsync(_bot.Withdraws(sheet, ana), CancellationToken.None));
    }

    [Fact]
    public async Task What_was_lost_before_the_commit_is_not()
    {
        var sheet = await _bot.SheetOf(await _bot.HasAnOpenPetition());
        var ana = Secret.Key();
        var ledger = Settled(stores: false);

        Assert.Equal(SigningOutcome.Unsaved, await ledger.RecordAsync(_bot.Signs(sheet, ana), CancellationToken.None));
        await _bot.Services.GetRequiredService<ISigningLedger>().RecordAsync(_bot.Signs(sheet, ana), CancellationToken.None);
        Assert.Equal(SigningOutcome.Unsaved, await ledger.RecordAsync(_bot.Binds(sheet, ana, Receipt.New()), CancellationToken.None));
        Assert.Equal(SigningOutcome.Unsaved, await ledger.RecordAsync(_bot.Withdraws(sheet, ana), CancellationToken.None));
    }

    [Fact]
    public async Task A_delivery_that_was_not_written_down_is_unsaved_though_nothing_was_to_be_changed()
    {
        var sheet = await _bot.SheetOf(await _bot.HasAnOpenPetition());
        var (ana, ben) = (Secret.Key(), Secret.Key());
        var (real, ledger) = (_bot.Services.GetRequiredService<ISigningLedger>(), Settled(stores: false));
        await real.RecordAsync(_bot.Signs(sheet, ana), CancellationToken.None);
        var (again, never) = (_bot.Signs(sheet, ana), _bot.Withdraws(sheet, ben));

        // Told otherwise, whoever withdrew later would sign once more when the first press came again.
        Assert.Equal(SigningOutcome.Unsaved, await ledger.RecordAsync(again, CancellationToken.None));
        Assert.Equal(SigningOutcome.Unsaved, await ledger.RecordAsync(never, CancellationToken.None));
        Assert.Equal(SigningOutcome.AlreadySigned, await real.RecordAsync(again, CancellationToken.None));
        Assert.Equal(SigningOutcome.NotSigned, await real.RecordAsync(never, CancellationToken.None));
    }

    private SettledLedger Settled(bool stores) => new(
        new Broken(_bot.Services.GetRequiredService<ISigningLedger>(), stores), _bot.Services.GetRequiredService<IServiceScopeFactory>(), _bot.Clock, NullLogger<SettledLedger>.Instance);

    /// <summary>The real ledger behind a connection that breaks, before or after the commit.</summary>
    private sealed class Broken(ISigningLedger ledger, bool stores) : ISigningLedger
    {
        public async Task<SigningOutcome> RecordAsync(SigningAct act, CancellationToken cancellationToken)
        {
            if (stores)
            {
                await ledger.RecordAsync(act, cancellationToken);
            }

            throw new IOException("The connection broke.");
        }
    }
}
