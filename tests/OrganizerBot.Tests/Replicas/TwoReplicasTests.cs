using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Digests;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Replicas;

/// <summary>Two replicas on one database: whichever of them hears something, and if both do, it happens once.</summary>
public sealed class TwoReplicasTests : IAsyncLifetime
{
    private readonly QuietBot _one = new() { OnPostgres = true };
    private readonly QuietBot _two;
    private string _code = "";

    public TwoReplicasTests() => _two = new QuietBot { Beside = _one };

    [PostgresFact]
    public async Task What_is_delivered_to_both_has_one_effect()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(turn => Task.Run(() =>
            (turn % 2 == 0 ? _one : _two).Member("Ana").Delivers("""/refusal log company:"Lighthouse Oak" stage:offer reason:"They filmed us" """, "interaction-1"))));

        Assert.Equal(10, answers.Length);
        Assert.Equal(1, await _one.LookAsync(db => db.Refusals.CountAsync()));
    }

    [PostgresFact]
    public async Task A_digest_that_is_due_is_written_and_posted_once()
    {
        await _one.Moderator().Says("/digest add schedule:\"daily 10:00\"");
        _one.Clock.Advance(TimeSpan.FromHours(2));

        await Task.WhenAll(_one.RunAsync<DigestRunner>(runner => runner.RunDueAsync(CancellationToken.None)), _two.RunAsync<DigestRunner>(runner => runner.RunDueAsync(CancellationToken.None)));
        Assert.Equal(1, await _one.LookAsync(db => db.Outbox.CountAsync()));
        await Task.WhenAll(_one.RunAsync<OutboxPump>(pump => pump.PassAsync(CancellationToken.None)), _two.RunAsync<OutboxPump>(pump => pump.PassAsync(CancellationToken.None)));

        Assert.Single(_one.Discord.Posts.Concat(_two.Discord.Posts));
    }

    [PostgresFact]
    public async Task A_card_is_edited_by_one_of_two_that_look_at_once()
    {
        var sheet = await HasASignedCardAsync();
        TaskCompletionSource editing = new(), goOn = new();
        _one.Discord.BeforeEdit = () =>
        {
            editing.SetResult();
            return goOn.Task;
        };

        var first = LookAsync(_one, sheet);
        await editing.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(await LookAsync(_two, sheet));
        goOn.SetResult();

        Assert.True(await first);
        Assert.True(await LookAsync(_two, sheet));
        Assert.Equal((1, 0), (_one.Discord.Edits.Count, _two.Discord.Edits.Count));
    }

    [PostgresFact]
    public async Task Who_stood_still_in_the_middle_of_an_edit_has_the_card_edited_anew()
    {
        var sheet = await HasASignedCardAsync();
        _one.Discord.BeforeEdit = async () =>
        {
            _one.Discord.BeforeEdit = () => Task.CompletedTask;
            _one.Clock.Advance(SharedLeases.Life);
            await SignAsync(_two, "Ben");
            Assert.True(await LookAsync(_two, sheet));
        };

        Assert.True(await LookAsync(_one, sheet));
        Assert.Equal((1, 1), (_one.Discord.Edits.Count, _two.Discord.Edits.Count));

        // Nobody knows whose edit came last, so it is made once more, and then no more.
        Assert.True(await LookAsync(_two, sheet));
        Assert.True(await LookAsync(_one, sheet));
        Assert.Equal((1, 2), (_one.Discord.Edits.Count, _two.Discord.Edits.Count));
    }

    [PostgresFact]
    public async Task Keys_that_both_add_at_once_are_all_there()
    {
        KeyFile[] files = [_one.Services.GetRequiredService<KeyFile>(), _two.Services.GetRequiredService<KeyFile>()];
        Guid[] communities = [.. Enumerable.Range(0, 40).Select(_ => Secret.Id())];

        var made = await Task.WhenAll(communities.Select((community, turn) => Task.Run(() => files[turn % 2].Newest(community))));

        Assert.All(made, key => Assert.All(files, file => Assert.Equal(key.Bytes, file.For(key.Community, key.Generation).Bytes)));
    }

    [PostgresFact]
    public async Task A_moderators_change_holds_on_the_other_within_a_second()
    {
        var code = await _one.HasAnOpenPetition();
        await SignAsync(_two, "Ana", code);

        await _one.Moderator().Says($"/petition close {code} sure:yes");
        _one.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Contains("takes no more signatures", await _two.Member("Ben").Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        if (TestDatabase.HasServer)
        {
            await _one.InitializeAsync();
            await _two.InitializeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _two.DisposeAsync();
        await _one.DisposeAsync();
    }

    private async Task<Id<Sheet>> HasASignedCardAsync()
    {
        _code = await _one.HasAnOpenPetition();
        await _one.Moderator().Says($"/petition post {_code}");
        await _one.RunAsync<OutboxPump>(pump => pump.PassAsync(CancellationToken.None));
        await SignAsync(_two, "Ana");
        return await _one.LookAsync(db => db.Sheets.Select(sheet => sheet.Id).SingleAsync());
    }

    private Task<Reply> SignAsync(QuietBot bot, string name, string? code = null) => bot.Member(name).Says($"/petition sign {code ?? _code} as:named");

    private static Task<bool> LookAsync(QuietBot bot, Id<Sheet> sheet) => bot.Services.GetRequiredService<SheetKeeper>().LookAsync(sheet, CancellationToken.None);
}
