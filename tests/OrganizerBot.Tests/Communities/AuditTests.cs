using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

public sealed class AuditTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();

    private Person Mo => _bot.Moderator();

    [Fact]
    public async Task Moderators_see_the_day_the_act_what_it_was_about_and_by_whom_the_newest_first()
    {
        var petition = await _bot.HasAnOpenPetition();
        _bot.Clock.Advance(TimeSpan.FromDays(1));
        await _bot.Moderator("Ola").Says($"/petition close {petition.ToLowerInvariant()} sure:yes");

        Assert.Equal(
            [
                "What moderators changed here",
                $"• 2 March 2027: Close a petition before its deadline, {petition}, by Ola",
                $"• 1 March 2027: Open a petition for signatures, {petition}, by Mo (you)",
                $"• 1 March 2027: Draft a petition: a text, an addressee, a deadline, {petition}, by Mo (you)",
            ],
            (await Mo.Hears("/organizer audit")).Split('\n')[..4]);
        Assert.Contains("• 2 mars 2027 : Clore une pétition avant son échéance", await (Mo with { Language = Language.French }).Hears("/organizer audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_settings_it_says_from_what_to_what()
    {
        await Mo.Says("/organizer settings owner:employer language:french");
        await Mo.Says("/organizer settings owner:members zone:Europe/Paris sure:yes");
        await Mo.Says("/organizer settings language:french");

        Assert.Equal(
            [
                "• 1 March 2027: Choose language and time zone, and say who controls this place, by Mo (you)",
                "• 1 March 2027: Choose language and time zone, and say who controls this place, Controlled by: an employer → its members; Time zone: Etc/UTC → Europe/Paris, by Mo (you)",
                "• 1 March 2027: Choose language and time zone, and say who controls this place, Controlled by: its members → an employer; Language: English → Français, by Mo (you)",
            ],
            (await Mo.Hears("/organizer audit")).Split('\n')[1..4]);
        Assert.Contains("the chain is whole", await Mo.Hears("/organizer audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_named_by_its_code_and_a_moderator_as_the_platform_mentions_them()
    {
        await _bot.HasAnOpenPledge();
        var code = (await _bot.LookAsync(db => db.Pledges.SingleAsync())).Code;

        var entry = Assert.IsType<Reply.Say>(await Mo.Says("/organizer audit")).Message.Nodes.OfType<Bullets>().Single().Items[^1];

        Assert.Contains(entry.Spans, span => span is CodeSpan named && named.Text == code.ToString());
        Assert.Contains(entry.Spans, span => span is MemberSpan { Member: { Platform: Platform.Discord, Id: "Mo" } });
    }

    [Fact]
    public async Task Ten_stand_on_a_page()
    {
        for (var change = 0; change < 12; change++)
        {
            await Mo.Says($"/organizer settings zone:{(change % 2 == 0 ? "Europe/Paris" : "Asia/Tokyo")}");
        }

        var first = Assert.IsType<Reply.Say>(await Mo.Says("/organizer audit")).Message;
        var second = await Mo.Hears(Assert.Single(first.Buttons).Line.ToString());

        Assert.Equal(10, first.Nodes.OfType<Bullets>().Single().Items.Count);
        Assert.Equal(2, second.Split('\n').Count(line => line.StartsWith('•')));
    }

    [Fact]
    public async Task What_changes_nothing_is_not_written()
    {
        var petition = await _bot.HasAnOpenPetition();
        var written = await CountAsync();

        foreach (var line in new[] { "organizer audit", "organizer status", $"petition open {petition}", "petition close 00000", "organizer settings zone:Nowhere", "organizer settings", "organizer moderators list" })
        {
            await Mo.Says(line);
        }

        Assert.Equal(written, await CountAsync());
        Assert.StartsWith("Only moderators", await _bot.Member("Ana").Hears("/organizer audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_members_do_is_written()
    {
        var (petition, pledge) = (await _bot.HasAnOpenPetition(), await _bot.HasAnOpenPledge());
        var written = await CountAsync();
        var ana = _bot.Member("Ana");
        Dictionary<string, string[]> lines = new()
        {
            ["petition sign"] = [$"petition sign {petition}", $"petition sign {petition} as:named", $"petition sign {petition} as:counted"],
            ["petition show"] = [$"petition show {petition}"],
            ["pledge make"] = [$"pledge make {pledge}", $"pledge make {pledge} as:counted"],
            ["pledge show"] = [$"pledge show {pledge}"],
            ["refusal log"] = ["refusal log", "refusal log \"Lighthouse Cloud\" offer", "refusal log \"Lighthouse Cloud\" interview reason:\"I said no.\" credit:yes"],
        };

        foreach (var command in new CommandCatalog().Commands.Where(command => command.Policy != CommandPolicy.Moderator))
        {
            foreach (var line in lines.GetValueOrDefault(command.Path, [command.Path]))
            {
                await ana.Says(line);
            }
        }

        Assert.Equal((2, 2), await _bot.LookAsync(async db => (await db.Signatures.CountAsync(), await db.Refusals.CountAsync())));
        var refusal = (await _bot.LookAsync(db => db.Refusals.OrderBy(refusal => refusal.Code).FirstAsync())).Code;
        foreach (var line in new[] { $"petition withdraw {petition}", $"pledge release {pledge}", $"refusal retract {refusal}" })
        {
            await ana.Says(line);
        }

        Assert.Equal((0, 1), await _bot.LookAsync(async db => (await db.Signatures.CountAsync(), await db.Refusals.CountAsync())));
        Assert.Equal(written, await CountAsync());
    }

    [Fact]
    public async Task Another_community_sees_none_of_it()
    {
        await _bot.HasAnOpenPetition();

        Assert.StartsWith("Moderators have changed nothing here in the last 90 days.", await (_bot.SlackMember("Sasha") with { Moderates = true }).Hears("/organizer audit"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""UPDATE "Audit" SET "Act" = 'petition post' WHERE "Number" = 2""", 2)]
    [InlineData("""UPDATE "Audit" SET "About" = NULL WHERE "Number" = 2""", 2)]
    [InlineData("""UPDATE "Audit" SET "Day" = '2027-02-27' WHERE "Number" = 4""", 4)]
    [InlineData("""UPDATE "Audit" SET "Actor" = "Hash" WHERE "Number" = 3""", 3)]
    [InlineData("""DELETE FROM "Audit" WHERE "Number" = 2""", 3)]
    [InlineData("""DELETE FROM "Audit" WHERE "Number" = 2; UPDATE "Audit" SET "Number" = "Number" - 1 WHERE "Number" > 2""", 2)]
    [InlineData("""DELETE FROM "Audit" WHERE "Number" = 2; UPDATE "Audit" SET "Before" = (SELECT "Hash" FROM "Audit" WHERE "Number" = 1) WHERE "Number" = 3""", 3)]
    public async Task Whoever_changes_the_database_alone_is_noticed(string sql, int broken)
    {
        await _bot.HasAnOpenPetition();
        await _bot.HasAnOpenPledge();
        Assert.Contains("the chain is whole", await Mo.Hears("/organizer audit"), StringComparison.Ordinal);

        Meddling.Run(_bot, sql);

        var heard = await Mo.Hears("/organizer audit");
        Assert.Contains($"Entry {broken} is not as it was written, or does not follow the one before it.", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("the chain is whole", heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""UPDATE "Audit" SET "SealedActor" = (SELECT "SealedActor" FROM "Audit" WHERE "Number" = 1) WHERE "Number" = 2""")]
    [InlineData("""UPDATE "Audit" SET "SealedActor" = substr("SealedActor", 1, 0) WHERE "Number" = 2""")]
    public async Task An_account_that_is_not_the_one_the_chain_vouches_for_is_not_shown(string sql)
    {
        await _bot.Moderator("Ola").Says("/organizer settings zone:Europe/Paris");
        await Mo.Says("/organizer settings zone:Asia/Tokyo");
        Meddling.Run(_bot, sql);

        var heard = await Mo.Hears("/organizer audit");

        Assert.Contains("by an account that cannot be read any more", heard, StringComparison.Ordinal);
        Assert.Contains("by Ola", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("by Mo", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ninety_days_an_act_is_forgotten_and_the_chain_hangs_on_the_oldest_that_is_kept()
    {
        await _bot.HasAnOpenPetition();
        _bot.Clock.Advance(TimeSpan.FromDays(1));
        await Mo.Says("/organizer settings zone:Europe/Paris");
        await Mo.Says("/organizer settings zone:Asia/Tokyo");

        Assert.Equal(4, await CountAfterAsync(TimeSpan.FromDays(89)));
        Assert.Equal(2, await CountAfterAsync(TimeSpan.FromDays(1)));
        var heard = await Mo.Hears("/organizer audit");
        Assert.Contains("the chain is whole", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("petition", heard.Split("Kept for")[0], StringComparison.OrdinalIgnoreCase);
        await Mo.Says("/organizer settings zone:Europe/Paris");
        Assert.Contains("the chain is whole", await Mo.Hears("/organizer audit"), StringComparison.Ordinal);
        Assert.Equal(0, await CountAfterAsync(TimeSpan.FromDays(91)));
    }

    [Fact]
    public async Task A_clock_that_went_wrong_for_a_day_tears_no_gap()
    {
        await Mo.Says("/organizer settings zone:Europe/Paris");
        _bot.Clock.Advance(TimeSpan.FromDays(1));
        await Mo.Says("/organizer settings zone:Asia/Tokyo");
        await Mo.Says("/organizer settings zone:Europe/Paris");
        await _bot.RunAsync<OrganizerDb>(db => db.Audit.Where(entry => entry.Number == 2).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Day, new DateOnly(2027, 6, 1))));

        Assert.Equal(2, await CountAfterAsync(TimeSpan.FromDays(91)));
    }

    [Fact]
    public async Task Moderators_who_act_at_the_same_moment_stand_one_after_the_other()
    {
        var moderators = Enumerable.Range(0, 16).Select(number => _bot.Moderator($"M{number}")).ToArray();
        await moderators[0].Says("/organizer help");

        var heard = await Task.WhenAll(moderators.Select((moderator, number) => moderator.Hears(
            $"""/petition start target:"Company {number}" addressee:"its chief executive" title:"A petition" text:"We ask you to stop." deadline:30d""")));

        Assert.All(heard, words => Assert.Contains("drafted as", words, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, 16), await _bot.LookAsync(db => db.Audit.Select(entry => entry.Number).Order().ToArrayAsync()));
        Assert.Contains("the chain is whole", await Mo.Hears("/organizer audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stolen_database_does_not_tell_that_acts_of_two_months_are_one_moderators()
    {
        await Mo.Says("/organizer settings zone:Europe/Paris");
        await Mo.Says("/organizer settings zone:Asia/Tokyo");
        _bot.Clock.Advance(TimeSpan.FromDays(31));
        await Mo.Says("/organizer settings zone:Europe/Paris");

        var entries = await _bot.LookAsync(db => db.Audit.AsNoTracking().OrderBy(entry => entry.Number).ToArrayAsync());

        Assert.Equal(entries[0].Actor, entries[1].Actor);
        Assert.NotEqual(entries[1].Actor, entries[2].Actor);
        Assert.Equal(3, entries.Select(entry => Convert.ToHexString(entry.SealedActor)).Distinct().Count());
        Assert.DoesNotContain("Mo", entries.SelectMany(entry => new[] { entry.Act, entry.About }));
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private Task<int> CountAsync() => _bot.LookAsync(db => db.Audit.CountAsync());

    private async Task<int> CountAfterAsync(TimeSpan time)
    {
        _bot.Clock.Advance(time);
        await _bot.RunAsync<Forgetting>(forgetting => forgetting.ForgetAsync(CancellationToken.None));
        return await CountAsync();
    }
}
