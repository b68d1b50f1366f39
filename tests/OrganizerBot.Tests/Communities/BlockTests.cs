using Microsoft.EntityFrameworkCore;
using OrganizerBot.Refusals;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

/// <summary>Members from whom no refusals are taken: those whom moderators named, and authors whom nobody knows.</summary>
public sealed class BlockTests : IAsyncLifetime
{
    private const string Worded = """company:Quagmire stage:offer month:2026-11 reason:"They watch." """;

    private readonly QuietBot _bot = new();
    private Guild _guild = null!;

    private Person Mo => _guild.Moderator;

    private Person Ana => _guild.Member("Ana");

    [Fact]
    public async Task From_a_blocked_author_nothing_is_taken_what_waits_is_rejected_and_nobody_learns_who_it_is()
    {
        var (first, second) = (await Ana.Logs(Worded), await Ana.Logs(Worded.Replace("offer", "interview", StringComparison.Ordinal)));
        var other = await _guild.Member("Ben").Logs(Worded);

        var said = await Mo.Hears($"/review block {first} reason:\"Spam, again.\"");
        Assert.StartsWith($"Rejected: {first}, and no more refusals are taken from its author", said, StringComparison.Ordinal);
        var told = await Ana.Hears("/refusal log");

        Assert.StartsWith("Moderators have taken no refusals from you here since 1 March 2027. Their reason: \"Spam, again.\"", told, StringComparison.Ordinal);
        Assert.Contains("You can still sign", told, StringComparison.Ordinal);
        Assert.Equal(told, await Ana.Hears("/refusal log company:Gloomworks stage:offer"));
        Assert.Equal(told, await Ana.Hears("/refusal again Quagmire"));
        Assert.StartsWith("Saved.", await _guild.Member("Cleo").Hears("/refusal log company:Gloomworks stage:offer"), StringComparison.Ordinal);
        var list = await Mo.Hears("/review list");
        Assert.Contains(other, list, StringComparison.Ordinal);
        Assert.DoesNotContain(second, list, StringComparison.Ordinal);
        await _bot.CarriesOut();
        Assert.All([said, await Mo.Hears("/organizer blocks"), await Mo.Hears("/organizer audit")], words => Assert.DoesNotContain("Ana", words, StringComparison.Ordinal));
        Assert.Equal([other], await _bot.LookAsync(async db => (await db.Refusals.Where(refusal => refusal.State == RefusalState.Waiting && refusal.Stage == RefusalStage.Offer && refusal.Month == Month.Parse("2026-11", null)).Select(refusal => refusal.Code).ToListAsync()).Select(code => code.ToString())));
        var notices = await Ana.Hears("/refusal list");
        Assert.Contains("moderators take no more refusals from you here. Their reason: \"Spam, again.\"", notices, StringComparison.Ordinal);
        Assert.Contains("They were not told who you are.", notices, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_is_said_once_and_again_where_the_bot_died_before_it_was_sent()
    {
        await Mo.Says($"/review block {await Ana.Logs(Worded)} reason:\"Spam, again.\"");
        await _bot.CarriesOut();

        Assert.Contains("Spam, again.", await Ana.Hears("/refusal list"), StringComparison.Ordinal);
        await _bot.RestartAsync();
        Assert.Contains("Spam, again.", await Ana.Hears("/refusal list"), StringComparison.Ordinal);
        Assert.DoesNotContain("Spam, again.", await Ana.Hears("/refusal list"), StringComparison.Ordinal);

        Assert.Equal(0, await _bot.LookAsync(db => db.Notices.CountAsync()));
    }

    [Fact]
    public async Task A_block_is_listed_by_code_day_and_reason_and_lifted_by_its_code()
    {
        await Mo.Says($"/review block {await Ana.Logs(Worded)} reason:\"Spam, again.\"");
        var code = await CodeAsync();

        var list = await Mo.Hears("/organizer blocks");
        Assert.All([code, "Since: 1 March 2027", "Spam, again.", "not known to moderators"], part => Assert.Contains(part, list, StringComparison.Ordinal));
        Assert.StartsWith("Only moderators", await Ana.Hears("/organizer blocks"), StringComparison.Ordinal);
        Assert.StartsWith("Only moderators", await Ana.Hears($"/organizer unblock {code}"), StringComparison.Ordinal);

        Assert.StartsWith($"Lifted: {code}.", await Mo.Hears($"/organizer unblock {code}"), StringComparison.Ordinal);
        Assert.StartsWith($"There is no block {code} here", await Mo.Hears($"/organizer unblock {code}"), StringComparison.Ordinal);
        Assert.StartsWith("Saved.", await Ana.Hears("/refusal log company:Gloomworks stage:offer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_finds_out_who_an_unknown_author_is_by_blocking_one_member_after_the_other()
    {
        await Mo.Says($"/review block {await Ana.Logs(Worded)} reason:spam");

        var (ana, ben) = (await Mo.Hears("/organizer block <@Ana> reason:spam"), await Mo.Hears("/organizer block <@Ben> reason:spam"));

        Assert.StartsWith("Blocked: ", ana, StringComparison.Ordinal);
        Assert.Equal(ana[14..], ben[14..]);
        Assert.Equal(3, await _bot.LookAsync(db => db.Blocks.Select(block => block.Tag).Distinct().CountAsync()));
    }

    [Fact]
    public async Task To_block_a_name_tells_nothing_of_what_the_same_member_wrote_without_it_nor_the_other_way_round()
    {
        var unsigned = await Ana.Logs(Worded);
        var (signed, signedToo) = (await Ana.Logs(Worded.Replace("offer", "interview", StringComparison.Ordinal) + "credit:yes"), await Ana.Logs("company:Quagmire stage:recruiter-message credit:yes"));

        Assert.Contains("who put their name to it", await Mo.Hears($"/review block {signed} reason:spam"), StringComparison.Ordinal);
        var list = await Mo.Hears("/review list");
        Assert.Contains(unsigned, list, StringComparison.Ordinal);
        Assert.DoesNotContain(signedToo, list, StringComparison.Ordinal);
        Assert.Contains("Member: Ana", await Mo.Hears("/organizer blocks"), StringComparison.Ordinal);
        Assert.StartsWith("That member is blocked already", await Mo.Hears("/organizer block <@Ana> reason:spam"), StringComparison.Ordinal);
        await Mo.Says($"/review undo {signed}");
        list = await Mo.Hears("/review list");
        Assert.All([unsigned, signed, signedToo], code => Assert.Contains(code, list, StringComparison.Ordinal));

        await Mo.Says($"/review block {unsigned} reason:spam");
        list = await Mo.Hears("/review list");
        Assert.All([signed, signedToo], code => Assert.Contains(code, list, StringComparison.Ordinal));
        await Mo.Says($"/review block {signed} reason:spam");
        Assert.Equal(2, await _bot.LookAsync(db => db.Blocks.Select(block => block.Code).Distinct().CountAsync()));
        await _bot.CarriesOut();
        var notices = await Ana.Hears("/refusal list");
        Assert.Single(notices.Split('\n'), line => line.Contains("They were not told who you are.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task To_undo_lifts_only_a_block_that_was_made_with_what_is_undone()
    {
        var signed = await Ana.Logs(Worded + "credit:yes");
        await Mo.Says("/organizer block <@Ana> reason:spam");
        var code = await CodeAsync();

        Assert.Contains($"/organizer unblock {code}", await Mo.Hears($"/review block {signed} reason:spam"), StringComparison.Ordinal);
        Assert.StartsWith($"{signed} waits for review again.", await Mo.Hears($"/review undo {signed}"), StringComparison.Ordinal);

        Assert.Equal(code, await CodeAsync());
        Assert.StartsWith("Moderators have taken no refusals from you here", await Ana.Hears("/refusal log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_whom_a_moderator_names_logs_nothing_more_and_may_do_everything_else()
    {
        var waiting = await Ana.Logs(Worded);

        await Mo.Says("/organizer block <@Ana> reason:\"They said so themselves.\"");

        Assert.StartsWith("Moderators have taken no refusals from you here", await Ana.Hears("/refusal log"), StringComparison.Ordinal);
        Assert.Contains(waiting, await Mo.Hears("/review list"), StringComparison.Ordinal);
        Assert.Contains("Member: Ana", await Mo.Hears("/organizer blocks"), StringComparison.Ordinal);
        Assert.StartsWith("That member is blocked already", await Mo.Hears("/organizer block <@Ana> reason:again"), StringComparison.Ordinal);
        Assert.StartsWith("Retracted", await Ana.Hears($"/refusal retract {waiting}"), StringComparison.Ordinal);
        Assert.Contains("Their reason: \"They said so themselves.\"", await Ana.Hears("/organizer export"), StringComparison.Ordinal);
        Assert.StartsWith("Saved.", await _bot.HasAGuild().Member("Ana").Hears("/refusal log company:Gloomworks stage:offer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_block_outlives_forget_with_nothing_but_what_keeps_it_working()
    {
        await Mo.Says($"/review block {await Ana.Logs(Worded)} reason:\"Spam, again.\"");
        await Mo.Says("/organizer block <@Ana> reason:\"Ana told me.\"");

        await Ana.Says("/organizer forget sure:yes");

        Assert.StartsWith("Moderators have taken no refusals from you here", await Ana.Hears("/refusal log"), StringComparison.Ordinal);
        var list = await Mo.Hears("/organizer blocks");
        Assert.DoesNotContain("Ana", list, StringComparison.Ordinal);
        Assert.Contains("Spam, again.", list, StringComparison.Ordinal);
        Assert.All(await _bot.LookAsync(db => db.Blocks.ToListAsync()), block => Assert.Null(block.SealedMember));
    }

    [Fact]
    public async Task A_block_ends_after_a_year()
    {
        await Mo.Says("/organizer block <@Ana> reason:spam");

        _bot.Clock.Advance(TimeSpan.FromDays(365));
        await _bot.RunAsync<Commands.Forgetting>(forgetting => forgetting.ForgetAsync(CancellationToken.None));
        Assert.StartsWith("Moderators have taken", await Ana.Hears("/refusal log"), StringComparison.Ordinal);
        _bot.Clock.Advance(TimeSpan.FromDays(2));
        await _bot.RunAsync<Commands.Forgetting>(forgetting => forgetting.ForgetAsync(CancellationToken.None));

        Assert.Equal("Nobody is blocked here.", await Mo.Hears("/organizer blocks"));
    }

    [Fact]
    public async Task The_database_holds_neither_the_member_nor_the_reason_in_clear()
    {
        await Mo.Says("/organizer block <@XanthippeVole> reason:\"Kohlrabi forbidden\"");

        var block = await _bot.LookAsync(db => db.Blocks.SingleAsync());
        Assert.All([block.SealedMember!, block.SealedReason!, block.Tag], bytes => Assert.DoesNotContain("Vole", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal));
        Assert.Equal("Blocked", (await Mo.Hears("/organizer blocks")).Split('\n')[0]);
        Assert.Contains("Take no refusals from a member", await Mo.Hears("/organizer audit"), StringComparison.Ordinal);
        Assert.Contains(block.Code.ToString(), await Mo.Hears("/organizer audit"), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _guild = _bot.HasAGuild();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<string> CodeAsync() => (await _bot.LookAsync(db => db.Blocks.Select(block => block.Code).SingleAsync())).ToString();
}
