using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrganizerBot.Digests;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Storage;

/// <summary>Two replicas of the bot on one database: whichever is asked, it is one bot.</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    private readonly TestBot _one = new() { OnPostgres = true };
    private readonly TestBot _two;

    public ReplicaTests() => _two = new TestBot { Beside = _one };

    [PostgresFact]
    public async Task The_same_press_on_both_at_once_signs_once_and_both_answer()
    {
        var code = await _one.HasAnOpenPetition();
        for (var press = 0; press < 20; press++)
        {
            var name = $"Ana-{press}";
            var answers = await Task.WhenAll(new[] { _one, _two }.Select(bot => Task.Run(async () => bot.Member(name).Words(await bot.Member(name).Delivers($"/petition sign {code} as:counted", $"press-{press}")))));

            Assert.Contains(answers, answer => answer.StartsWith("Signed. Unnamed signatures", StringComparison.Ordinal));
            Assert.Contains(answers, answer => answer.StartsWith("This was done already; nothing changed.", StringComparison.Ordinal));
        }

        Assert.Equal(20, await _one.LookAsync(db => db.Signatures.CountAsync()));
    }

    [PostgresFact]
    public async Task What_moderators_do_on_one_holds_on_the_other_at_once()
    {
        var code = await _one.HasAnOpenPetition();
        Assert.StartsWith("Signed as", await _two.Member("Ana").Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);
        Assert.StartsWith("You've already signed", await _one.Member("Ana").Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);

        await _two.Moderator().Says($"/petition close {code} sure:yes");

        Assert.DoesNotContain("Signed", await _one.Member("Ben").Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);
        Assert.Equal(1, await _one.LookAsync(db => db.Signatures.CountAsync()));
    }

    [PostgresFact]
    public async Task A_community_that_comes_to_both_for_the_first_time_at_once_is_one()
    {
        for (var time = 0; time < 10; time++)
        {
            var guild = new CommunityRef(Platform.Discord, $"77{time}");
            await Task.WhenAll(new[] { _one, _two }.Select(bot => Task.Run(() => new Person(bot, guild, "Ana").Hears("/petition list"))));
        }

        Assert.Equal(10, await _one.LookAsync(db => db.Communities.CountAsync(community => community.PlatformId.StartsWith("77"))));
    }

    [PostgresFact]
    public async Task Keys_that_both_add_at_once_are_all_in_the_file()
    {
        var communities = Enumerable.Range(0, 40).Select(_ => Secret.Id()).ToArray();

        await Task.WhenAll(communities.Index().Select(each => Task.Run(() => (each.Index % 2 == 0 ? _one : _two).Services.GetRequiredService<KeyFile>().Newest(each.Item))));

        var onDisk = KeyFile.Look(_one.Folder["keys"], _one.Clock);
        Assert.All(communities, community => Assert.Equal([1], onDisk.GenerationsOf(community).Keys));
    }

    [PostgresFact]
    public async Task A_digest_that_is_due_is_written_once_though_both_write_it()
    {
        await using var first = new QuietBot { OnPostgres = true };
        await using var second = new QuietBot { Beside = first };
        await first.InitializeAsync();
        await second.InitializeAsync();
        await first.HasAnOpenPetition();
        await (first.Moderator() with { Channel = "500" }).Says("/digest add schedule:\"daily 18:30\"");
        for (var day = 0; day < 5; day++)
        {
            first.Clock.Advance(TimeSpan.FromDays(1));
            await Task.WhenAll(new[] { first, second }.Select(bot => Task.Run(() => bot.RunAsync<DigestRunner>(runner => runner.RunDueAsync(TestContext.Current.CancellationToken)))));
        }

        var windows = await first.LookAsync(db => db.DigestIssues.CountAsync());
        Assert.InRange(windows, 1, 5);
        Assert.Equal(windows, await first.LookAsync(db => db.Outbox.CountAsync(entry => entry.Key.StartsWith("digest/"))));
    }

    [PostgresFact]
    public async Task Two_that_start_together_on_an_empty_database_make_it_once()
    {
        await _two.CloseAsync();
        await _one.CloseAsync();
        await using (var source = NpgsqlDataSource.Create(_one.Connection!))
        {
            await using var empty = source.CreateCommand("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            await empty.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await Task.WhenAll(new[] { _one, _two }.Select(bot => Task.Run(async () => await bot.InitializeAsync())));

        Assert.StartsWith("Signed as", await _two.Member("Ana").Hears($"/petition sign {await _one.HasAnOpenPetition()} as:named"), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        await _one.InitializeAsync();
        await _two.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _two.DisposeAsync();
        await _one.DisposeAsync();
    }
}
