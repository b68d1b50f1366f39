using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using OrganizerBot.Storage;
using OrganizerBot.Support;

namespace OrganizerBot.Members;

public sealed class ForgetMemberTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    private Person Ana => _bot.Member("Ana");

    [Fact]
    public async Task It_asks_first_in_one_sentence_with_one_red_button_and_lists_nothing()
    {
        var code = await _bot.HasAnOpenPetition();
        await Ana.Says($"/petition sign {code} as:counted");

        var asked = Assert.IsType<Reply.Say>(await Ana.Says("/organizer forget")).Message;

        Assert.Equal(Assert.IsType<Reply.Say>(await _bot.Member("Stranger").Says("/organizer forget")).Message.Nodes.Count, asked.Nodes.Count);
        Assert.Equal(await _bot.Member("Stranger").Hears("/organizer forget"), Flat.Text(asked, Words.In(Language.English)));
        var button = Assert.Single(asked.Buttons);
        Assert.Equal((ButtonStyle.Danger, "organizer forget sure:yes"), (button.Style, button.Line.ToString()));
        Assert.Equal(await Ana.Hears("/organizer forget"), await Ana.Hears("/organizer forget sure:no"));
        Assert.Single(await _bot.SignaturesOn(await _bot.SheetOf(code)));
    }

    [Fact]
    public async Task What_is_open_is_withdrawn_and_may_be_signed_again()
    {
        var (petition, pledge) = (await _bot.HasAnOpenPetition(), await _bot.HasAnOpenPledge());
        await Ana.Says($"/petition sign {petition} as:named");
        await Ana.Says($"/pledge make {pledge} as:counted");
        await _bot.Member("Ben").Says($"/petition sign {petition} as:named");
        Assert.Equal(2, await _bot.ShownBy($"/petition show {petition}"));

        await Ana.IsForgotten();

        Assert.Equal(1, await _bot.ShownBy($"/petition show {petition}"));
        foreach (var (code, signers) in new[] { (petition, 1), (pledge, 0) })
        {
            var sheet = await _bot.SheetOf(code);
            Assert.Equal(signers, (await _bot.SignaturesOn(sheet)).Count);
            // Nothing was published yet, so nothing of it is left in the tally either.
            Assert.Equal(0, await _bot.LookAsync(db => db.PendingWithdrawals.CountAsync(withdrawal => withdrawal.SheetId == sheet.Id)));
        }

        Assert.Equal(await _bot.Member("Stranger").Hears("/organizer mine"), await Ana.Hears("/organizer mine"));
        Assert.Contains(petition, await _bot.Member("Ben").Hears("/organizer mine"), StringComparison.Ordinal);
        Assert.StartsWith("Signed", await Ana.Hears($"/petition sign {petition} as:named"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("named")]
    [InlineData("counted")]
    public async Task In_what_is_closed_no_number_moves_and_nothing_leads_to_the_member(string how)
    {
        var code = await _bot.HasAnOpenPetition();
        var sheet = await _bot.SheetOf(code);
        await Ana.Says($"/petition sign {code} as:{how}");
        await _bot.AllSign($"/petition sign {code}", 0, 11);
        await _bot.Member("Ben").Says($"/petition sign {code} as:named");
        var pseudonym = await PseudonymOf(Ana, sheet);
        await CloseAsync(code);
        var (shown, stored) = (await _bot.Member("Reader").Hears($"/petition show {code}"), await _bot.SignaturesOn(sheet));
        Assert.Contains(stored, signature => signature.Pseudonym.AsSpan().SequenceEqual(pseudonym));

        await Ana.IsForgotten();

        // Only the name is gone from where names are shown.
        Assert.Equal(WithoutNames(shown), WithoutNames(await _bot.Member("Reader").Hears($"/petition show {code}")));
        var left = await _bot.SignaturesOn(sheet);
        Assert.Equal(stored.Select(signature => (signature.Kind, signature.State)).Order(), left.Select(signature => (signature.Kind, signature.State)).Order());
        Assert.DoesNotContain(left, signature => signature.Pseudonym.AsSpan().SequenceEqual(pseudonym));
        Assert.Single(left, signature => signature.Envelope is not null);
        Assert.DoesNotContain(code, await Ana.Hears("/organizer mine"), StringComparison.Ordinal);
        Assert.Contains(code, await _bot.Member("Ben").Hears("/organizer mine"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_still_found_when_pseudonyms_have_become_noise()
    {
        var code = await _bot.HasAnOpenPetition();
        await Ana.Says($"/petition sign {code} as:named");
        await _bot.Member("Ben").Says($"/petition sign {code} as:named");
        await CloseAsync(code);
        await _bot.SweepsAfter(TimeSpan.FromDays(7));
        Assert.Contains(code, await Ana.Hears("/organizer mine"), StringComparison.Ordinal);

        await Ana.IsForgotten();

        Assert.DoesNotContain(code, await Ana.Hears("/organizer mine"), StringComparison.Ordinal);
        Assert.Contains(code, await _bot.Member("Ben").Hears("/organizer mine"), StringComparison.Ordinal);
        Assert.Equal(2, await _bot.ShownBy($"/petition show {code}"));
    }

    [Fact]
    public async Task A_published_signature_without_a_name_goes_on_counting_until_withdrawals_are_published()
    {
        var code = await _bot.HasAnOpenPetition();
        var sheet = await _bot.SheetOf(code);
        await Ana.Says($"/petition sign {code} as:counted");
        await _bot.Publishes(sheet);
        var pseudonym = await PseudonymOf(Ana, sheet);

        await Ana.IsForgotten();

        Assert.Equal(1, await _bot.ShownBy($"/petition show {code}"));
        Assert.Empty(await _bot.SignaturesOn(sheet));
        Assert.Equal(SignatureKind.Counted, (await _bot.LookAsync(db => db.PendingWithdrawals.SingleAsync(withdrawal => withdrawal.SheetId == sheet.Id))).Kind);
        Assert.StartsWith("Signed", await Ana.Hears($"/petition sign {code} as:counted"), StringComparison.Ordinal);
        await Ana.IsForgotten();
        Assert.All(await _bot.SignaturesOn(sheet), signature => Assert.False(signature.Pseudonym.AsSpan().SequenceEqual(pseudonym)));
    }

    [Fact]
    public async Task Refusals_forms_and_waiting_words_go_and_with_them_a_company_that_nobody_else_named()
    {
        var guild = _bot.HasAGuild();
        var (ana, ben) = (guild.Member("Ana"), guild.Member("Ben"));
        await guild.Knows("Quagmire");
        await guild.Log(3, "company:Quagmire stage:offer");
        await ana.Says("/refusal log company:Quagmire stage:offer month:2027-01");
        await ana.Says("/refusal log company:Lonely stage:offer");
        await ana.Says("/refusal log company:Lonely stage:interview");
        var bens = await ben.Logs("company:Lighthouse stage:offer");
        await ana.Says("/refusal log company:Lighthouse stage:offer");
        await guild.HasANotice(ana);
        await ana.LeavesADraft("Quagmire", "They watch people.");
        await guild.HasANotice(ben);
        await ben.LeavesADraft("Quagmire", "Ben's own words.");

        await ana.IsForgotten();

        Assert.Equal(["", "Quagmire"], await _bot.LookAsync(db => db.Campaigns.Select(campaign => campaign.Target).OrderBy(target => target).ToListAsync()));
        Assert.Equal(4, await _bot.LookAsync(db => db.Refusals.CountAsync()));
        Assert.Equal(1, await _bot.LookAsync(db => db.Drafts.CountAsync()));
        Assert.Equal(1, await _bot.LookAsync(db => db.Notices.CountAsync()));
        Assert.Contains(bens, await guild.Moderator.Hears("/review list"), StringComparison.Ordinal);
        Assert.Contains("Please leave names out.", await ben.Hears("/organizer mine"), StringComparison.Ordinal);
        Assert.DoesNotContain("Please leave names out.", await ana.Hears("/organizer mine"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Assert.IsType<Reply.Ask>(await ana.Says("/refusal log")).Form.Fields, field => field.Value?.Contains("They watch", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_refusal_with_a_name_is_found_after_its_campaign_has_ended_and_one_without_stays_as_nobodys()
    {
        var guild = _bot.HasAGuild();
        var named = await guild.Member("Ana").Logs("""company:Quagmire stage:offer reason:"They watch people." credit:yes""");
        var unnamed = await guild.Member("Ana").Logs("company:Quagmire stage:interview");
        await guild.Approves(named);
        await guild.Approves(unnamed);
        var campaign = await _bot.LookAsync(db => db.Campaigns.Select(campaign => campaign.Code).SingleAsync());
        await guild.Moderator.Says($"/campaign close {campaign} yes");
        await _bot.SweepsAfter(TimeSpan.FromDays(7));

        await guild.Member("Ana").IsForgotten();

        Assert.Equal(unnamed, (await _bot.LookAsync(db => db.Refusals.SingleAsync())).Code.ToString());
    }

    [Fact]
    public async Task When_it_is_said_nothing_of_it_is_left_on_the_disk_and_soon_no_older_copy_opens()
    {
        var code = await _bot.HasAnOpenPetition();
        var sheet = await _bot.SheetOf(code);
        await Ana.Says($"/petition sign {code} as:named");
        await _bot.AllSign($"/petition sign {code}", 0, 3);
        await Ana.Says("""/refusal log company:Quagmire stage:offer reason:"They watch people." """);
        await Ana.LeavesADraft("Quagmire", "They sell to anybody.");
        var named = (await _bot.SignaturesOn(sheet)).Single(signature => signature.Envelope is not null);
        List<byte[]> traces =
        [
            named.Pseudonym,
            named.Envelope!,
            await _bot.LookAsync(db => db.Refusals.Select(refusal => refusal.SealedTestimony!).SingleAsync()),
            await _bot.LookAsync(db => db.Refusals.Select(refusal => refusal.Pseudonym).SingleAsync()),
            await _bot.LookAsync(db => db.Drafts.Select(draft => draft.SealedLine).SingleAsync()),
            await _bot.LookAsync(db => db.Drafts.Select(draft => draft.Author).SingleAsync()),
        ];
        Assert.All(traces, trace => Assert.True(_bot.HasOnDisk(trace)));
        var copied = await KeyScenes.WrappedKeysIn(_bot.CopiesItsDatabase("backup"));

        await Ana.IsForgotten();

        var left = traces.Count(trace => _bot.HasOnDisk(trace));
        Figures.Say($"Forgetting: {left} of {traces.Count} traces left in the database and its log");
        Assert.Equal(0, left);
        await _bot.SweepsKeys();
        await _bot.SweepsAfter(KeyScenes.InFlight);
        Assert.All(copied, key => Assert.Throws<InvalidOperationException>(() => key.Open(_bot.KeysOnDisk())));
        Assert.All(await _bot.WrappedKeys(), key => Assert.Equal(32, key.Open(_bot.KeysOnDisk()).Length));
    }

    [Fact]
    public async Task Interrupted_after_the_withdrawal_new_keys_are_asked_for_all_the_same()
    {
        var sheet = await _bot.SheetOf(await _bot.HasAnOpenPetition());
        var ana = Secret.Key();
        var ledger = _bot.Services.GetRequiredService<ISigningLedger>();
        await ledger.RecordAsync(_bot.Signs(sheet, ana), CancellationToken.None);

        await ledger.RecordAsync(_bot.Withdraws(sheet, ana), CancellationToken.None);
        Assert.Empty(await DueAsync());

        await ledger.RecordAsync(_bot.Signs(sheet, ana), CancellationToken.None);
        await ledger.RecordAsync((SigningAct.Withdraw)_bot.Withdraws(sheet, ana) with { ForGood = true }, CancellationToken.None);
        Assert.Equal([sheet.OwnerId.Value], await DueAsync());

        async Task<IReadOnlyList<Guid>> DueAsync()
        {
            await using var scope = _bot.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<KeyRotation>().DueAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task It_is_done_five_times_an_hour_and_then_answered_without_work()
    {
        for (var time = 0; time < 5; time++)
        {
            Assert.StartsWith("Done", await Ana.Hears("/organizer forget sure:yes"), StringComparison.Ordinal);
        }

        Assert.StartsWith("That was asked several times", await Ana.Hears("/organizer forget sure:yes"), StringComparison.Ordinal);
        _bot.Clock.Advance(TimeSpan.FromHours(1));
        Assert.StartsWith("Done", await Ana.Hears("/organizer forget sure:yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_there_was_anything_or_not_and_twice_is_fine()
    {
        var code = await _bot.HasAnOpenPetition();
        await Ana.Says($"/petition sign {code} as:counted");

        var first = await Ana.Hears("/organizer forget sure:yes");

        Assert.Equal(first, await Ana.Hears("/organizer forget sure:yes"));
        Assert.Equal(first, await _bot.Member("Stranger").Hears("/organizer forget sure:yes"));
        Assert.Contains("What stays: letters and posts that were sent, what Discord keeps", first, StringComparison.Ordinal);
        Assert.DoesNotContain("moderator", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_delivery_again_does_not_erase_what_was_signed_since()
    {
        var code = await _bot.HasAnOpenPetition();
        await Ana.Says($"/petition sign {code} as:named");
        await Ana.Delivers("/organizer forget sure:yes", "erase me once");
        await Ana.Says($"/petition sign {code} as:named");

        Assert.Equal("This was done already; nothing changed.", Ana.Words(await Ana.Delivers("/organizer forget sure:yes", "erase me once")));

        Assert.Contains(code, await Ana.Hears("/organizer mine"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_stays_one_and_is_told()
    {
        await _bot.Moderator().Says("/organizer moderators add Ana");

        Assert.Contains("You stay a moderator here until a moderator removes you", await Ana.Hears("/organizer forget sure:yes"), StringComparison.Ordinal);

        Assert.Contains("Ana", await Ana.Hears("/organizer moderators list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_is_a_guest_by_now_may_take_away_what_they_left()
    {
        var code = await _bot.HasAnOpenPetition();
        await Ana.Says($"/petition sign {code} as:named");
        var guest = Ana.Visitor("a guest now") with { IsOutsider = true };

        await _bot.RunAsync<Commands.CommandDispatcher>(async dispatcher =>
            Assert.StartsWith(MemberScenes.Done, Ana.Words(await dispatcher.DispatchAsync("organizer forget sure:yes", guest, TestContext.Current.CancellationToken)), StringComparison.Ordinal));

        Assert.Empty(await _bot.SignaturesOn(await _bot.SheetOf(code)));
    }

    [Fact]
    public async Task In_French()
    {
        var ana = Ana with { Language = Language.French };

        Assert.StartsWith("Tout ce qui est conservé sur vous ici sera effacé", await ana.Hears("/organizer forget"), StringComparison.Ordinal);
        Assert.StartsWith("C'est fait. Plus rien de ce qui est conservé ici ne mène à vous.", await ana.Hears("/organizer forget sure:oui"), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        await _bot.StandsStill();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task CloseAsync(string code)
    {
        await _bot.Moderator().Says($"/petition close {code} sure:yes");
        await _bot.Sweeps();
    }

    private async Task<byte[]> PseudonymOf(Person person, Sheet sheet) =>
        new SheetKeys(sheet.Id.Value, (await _bot.KeyOf(sheet))!.Open(_bot.KeysOnDisk())).Pseudonym(new Account(person.Community, person.Name))!;

    private static string WithoutNames(string shown) => string.Join('\n', shown.Split('\n').Where(line => !line.StartsWith("By name:", StringComparison.Ordinal)));
}
