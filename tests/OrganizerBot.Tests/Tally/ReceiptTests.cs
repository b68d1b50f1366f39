using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Tally;

public sealed class ReceiptTests : IAsyncLifetime
{
    private readonly StillBot _bot = new() { Lots = Lots.Fair with { Margin = () => 0 } };

    [Theory]
    [InlineData("petition", "sign", "/petition receipt", "/petition tally", "/petition withdraw")]
    [InlineData("pledge", "make", "/pledge receipt", "/pledge tally", "/pledge release")]
    public async Task A_receipt_is_given_when_asked_for_and_followed_until_it_is_counted_and_withdrawn(string noun, string verb, string ask, string tally, string withdraw)
    {
        var code = noun == "petition" ? await _bot.HasAnOpenPetition(eligible: 200) : await _bot.HasAnOpenPledge(eligible: 200);
        var ana = _bot.Member("member0");
        Assert.StartsWith("There is no", await ana.Hears($"{ask} 00000"), StringComparison.Ordinal);
        Assert.Matches("^You have not (signed|made)", await ana.Hears($"{ask} {code}"));
        await _bot.AllSign($"/{noun} {verb} {code}", 0, 60);

        var receipt = ReceiptOf(await ana.Says($"{ask} {code}"));
        Assert.Contains("is stored and waits to be published", await ana.Hears($"/organizer verify {receipt}"), StringComparison.Ordinal);
        Assert.Contains("the tally is still empty", await ana.Hears($"{tally} {code}"), StringComparison.Ordinal);

        // Sooner or later the batch holds it: with sixty waiting, at least half of them go each week.
        var week = 0;
        while (!(await ana.Hears($"/organizer verify {receipt.ToLowerInvariant()}")).Contains("is counted. It is entry", StringComparison.Ordinal))
        {
            await _bot.SweepsAt(SigningScenes.Thursday.AddDays(7 * week++));
            await _bot.AllSign($"/{noun} {verb} {code}", 100 * week, 20);
            Assert.InRange(week, 1, 12);
            if (noun == "petition" && week == 3)
            {
                await _bot.Moderator().Says($"/petition close {code} sure:yes");
                await _bot.Sweeps();
            }
        }

        Assert.Matches(@"[0-9]+ signed, 0 withdrawn\. Compare this mark with a colleague: [0-9A-Z]", await ana.Hears($"{tally} {code}"));
        if (noun == "petition" && week >= 3)
        {
            return;
        }

        Assert.StartsWith("Your signature is in the public tally already", await ana.Hears($"{ask} {code}"), StringComparison.Ordinal);
        Assert.StartsWith("Withdrawn", await ana.Hears($"{withdraw} {code}") is var said && noun == "pledge" ? said.Replace("Released", "Withdrawn", StringComparison.Ordinal) : said, StringComparison.Ordinal);
        Assert.Contains("is counted. It is entry", await ana.Hears($"/organizer verify {receipt}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_receipt_replaces_the_one_before_and_another_persons_question_is_answered_alike()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 200);
        var ana = _bot.Member("Ana");
        await ana.Says($"/petition sign {code} as:named");
        Assert.Contains("This replaces an earlier receipt, if you had one.", await ana.Hears($"/petition receipt {code}"), StringComparison.Ordinal);
        var (first, second) = (ReceiptOf(await ana.Says($"/petition receipt {code}")), ReceiptOf(await ana.Says($"/petition receipt {code}")));

        Assert.StartsWith("No tally that you can see here has this receipt.", await ana.Hears($"/organizer verify {first}"), StringComparison.Ordinal);
        Assert.Equal(await ana.Hears($"/organizer verify {second}"), await _bot.Member("Ben").Hears($"/organizer verify {second}"));
        Assert.StartsWith("No tally", await _bot.SlackMember("Cem").Hears($"/organizer verify {second}"), StringComparison.Ordinal);
        Assert.Contains("is not a receipt", await ana.Hears("/organizer verify ABC"), StringComparison.Ordinal);

        await _bot.Sweeps();
        await _bot.SweepsAt(SigningScenes.Thursday);
        Assert.Contains("It is entry 1 of 1", await ana.Hears($"/organizer verify {second}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_posted_of_a_tally_passes_the_verifier_and_agrees_with_the_count()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 300);
        for (var week = 0; week < 4; week++)
        {
            await _bot.AllSign($"/petition sign {code}", 100 * week, 45);
            await _bot.AllSign($"/petition sign {code}", (100 * week) + 50, 2, "named");
            await _bot.SweepsAt(SigningScenes.Thursday.AddDays(7 * week));
            for (var member = 0; member < 12; member++)
            {
                await _bot.Member($"member{(100 * week) + member}").Says($"/petition withdraw {code}");
            }
        }

        await _bot.Moderator().Says($"/petition close {code} sure:yes");
        await _bot.Sweeps();

        var sheet = await _bot.SheetOf(code);
        var count = await _bot.LookAsync(db => db.CountReleasedAsync(sheet, CancellationToken.None));
        string leaves = "", checkpoints = "";
        await _bot.RunAsync<TallyBooks>(async books =>
        {
            leaves = (await books.LeavesAsync(sheet.TallyToken!, CancellationToken.None))!.ToString();
            checkpoints = (await books.CheckpointsAsync(sheet.TallyToken!, CancellationToken.None))!;
        });
        var verdict = TallyVerifier.Verify(new TallyEvidence { Leaves = leaves, Checkpoints = [checkpoints] });

        Assert.True(verdict.Holds, leaves + checkpoints);
        Assert.Equal(count.Total, new TallyLog(await _bot.LookAsync(db => db.LeavesOfAsync(sheet, CancellationToken.None))).CountAt(sheet.TallySize).Total);
        Assert.InRange((await _bot.LookAsync(db => db.CheckpointsOfAsync(sheet, CancellationToken.None))).Count, 4, 5);
    }

    [Fact]
    public async Task Where_only_the_goal_is_said_as_many_leaves_are_published_as_make_it_up()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 30);
        await _bot.AllSign($"/petition sign {code}", 0, 15);
        await _bot.AllSign($"/petition sign {code}", 20, 1, "named");
        await _bot.SweepsAt(SigningScenes.Thursday);

        var sheet = await _bot.SheetOf(code);
        Assert.Equal((sheet.Goal, sheet.Goal - 1), (sheet.TallySize, sheet.Published));
        Assert.Contains($"Goal reached: {sheet.Goal} or more", await _bot.Member("Reader").Hears($"/petition show {code}"), StringComparison.Ordinal);

        await _bot.Moderator().Says($"/petition close {code} sure:yes");
        await _bot.SweepsAt(SigningScenes.Thursday.AddDays(7));
        Assert.Equal(sheet.Goal, (await _bot.SheetOf(code)).TallySize);
    }

    [Fact]
    public async Task After_the_close_a_receipt_of_what_was_not_published_says_so()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 60);
        await _bot.Member("Ana").Says($"/petition sign {code} as:counted");
        var receipt = ReceiptOf(await _bot.Member("Ana").Says($"/petition receipt {code}"));
        Assert.Contains("waits to be published", await _bot.Member("Ana").Hears($"/organizer verify {receipt}"), StringComparison.Ordinal);

        await _bot.Moderator().Says($"/petition close {code} sure:yes");
        await _bot.Sweeps();

        Assert.Contains("was not published before the close", await _bot.Member("Ana").Hears($"/organizer verify {receipt}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("petition", "sign", "/petition admit")]
    [InlineData("pledge", "make", "/pledge admit")]
    public async Task Moderators_see_held_signatures_in_steps_of_ten_and_admit_them_without_learning_how_many(string noun, string verb, string admit)
    {
        var code = noun == "petition" ? await _bot.HasAnOpenPetition() : await _bot.HasAnOpenPledge();
        var nothing = await _bot.Moderator().Hears("/organizer status");
        var admitted = await _bot.Moderator().Hears($"{admit} {code}");
        Assert.StartsWith("Whatever was held under", admitted, StringComparison.Ordinal);
        await _bot.AllSign($"/{noun} {verb} {code}", 0, 28, "named");
        for (var late = 0; late < 10; late++)
        {
            Assert.Equal(nothing, await _bot.Moderator().Hears("/organizer status"));
            Assert.StartsWith("Signed. So many signed at once", await _bot.Member($"late{late}").Hears($"/{noun} {verb} {code} as:named"), StringComparison.Ordinal);
        }

        Assert.Equal(28, (await CountAsync(code)).Named);
        Assert.Contains("10 or more signatures are held", await _bot.Moderator().Hears("/organizer status"), StringComparison.Ordinal);

        Assert.Equal(admitted, await _bot.Moderator().Hears($"{admit} {code}"));

        Assert.Equal(38, (await CountAsync(code)).Named);
        Assert.Equal(nothing, await _bot.Moderator().Hears("/organizer status"));
        await _bot.Moderator().Says($"/{noun} close {code} sure:yes");
        Assert.NotEqual(admitted, await _bot.Moderator().Hears($"{admit} {code}"));
        Assert.StartsWith("Only moderators", await _bot.Member("Ana").Hears($"{admit} {code}"), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private static string ReceiptOf(Reply reply) =>
        Assert.IsType<CodeSpan>(Assert.IsType<Paragraph>(Assert.IsType<Reply.Say>(reply).Message.Nodes[1]).Words.Spans.Single()).Text;

    private async Task<ReleasedCount> CountAsync(string code)
    {
        var sheet = await _bot.SheetOf(code);
        return await _bot.LookAsync(db => db.CountReleasedAsync(sheet, CancellationToken.None));
    }
}
