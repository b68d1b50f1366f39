using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Members;

public sealed class PersonalPageTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    private PersonalPage Page => _bot.Services.GetRequiredService<PersonalPage>();

    private Person Ana => _bot.Member("Ana");

    [Fact]
    public async Task It_works_on_its_last_day_and_not_after_and_is_then_forgotten()
    {
        var link = await HasALink(Ana);

        _bot.Clock.Advance(new DateTimeOffset(2027, 8, 28, 23, 59, 59, TimeSpan.Zero) - _bot.Clock.GetUtcNow());
        await _bot.RunAsync<Forgetting>(forgetting => forgetting.ForgetAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(await ShowAsync(link));

        _bot.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await ShowAsync(link));
        Assert.Null(await ForgetAsync(link));
        await _bot.RunAsync<Forgetting>(forgetting => forgetting.ForgetAsync(TestContext.Current.CancellationToken));
        Assert.False(await _bot.LookAsync(db => db.PersonalLinks.AnyAsync()));
    }

    [Fact]
    public async Task Looking_changes_nothing_and_takes_no_waiting_words_away()
    {
        var guild = _bot.HasAGuild();
        var ana = guild.Member("Ana");
        var link = await HasALink(ana);
        await guild.HasANotice(ana);
        var inbox = await _bot.LookAsync(db => db.Inbox.CountAsync());

        var first = await ShowAsync(link);

        Assert.Equal(first, await ShowAsync(link));
        Assert.Equal(inbox, await _bot.LookAsync(db => db.Inbox.CountAsync()));
        Assert.Contains("Please leave names out.", await ana.Hears("/organizer mine"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_erases_for_its_own_account_in_its_own_community_only_and_once()
    {
        var code = await _bot.HasAnOpenPetition();
        await Ana.Says($"/petition sign {code} as:named");
        await _bot.Member("Ben").Says($"/petition sign {code} as:named");
        var (link, other) = (await HasALink(Ana), await HasALink(Ana));
        Assert.Contains(code, await ShowAsync(link), StringComparison.Ordinal);

        Assert.StartsWith(MemberScenes.Done, await ForgetAsync(link), StringComparison.Ordinal);

        Assert.Null(await ForgetAsync(link));
        Assert.Equal(1, await _bot.ShownBy($"/petition show {code}"));
        Assert.Contains(code, await _bot.Member("Ben").Hears("/organizer mine"), StringComparison.Ordinal);
        Assert.Contains("Nothing that can be shown.", await ShowAsync(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_many_times_at_once_it_erases_once_and_says_so_or_that_it_is_used_up()
    {
        var code = await _bot.HasAnOpenPetition();
        await Ana.Says($"/petition sign {code} as:named");
        var link = await HasALink(Ana);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ForgetAsync(link))));

        Assert.Contains(answers, answer => answer is not null);
        Assert.All(answers.OfType<string>(), answer => Assert.StartsWith(MemberScenes.Done, answer, StringComparison.Ordinal));
        Assert.Equal(0, await _bot.ShownBy($"/petition show {code}"));
        Assert.False(await _bot.LookAsync(db => db.PersonalLinks.AnyAsync()));
    }

    [Fact]
    public async Task Neither_the_database_nor_the_key_file_tells_whose_it_is()
    {
        var link = await HasALink(_bot.Member("Ana-with-a-long-id"));
        var stored = await _bot.LookAsync(db => db.PersonalLinks.AsNoTracking().SingleAsync());

        Assert.False(_bot.HasOnDisk(System.Text.Encoding.UTF8.GetBytes("Ana-with-a-long-id")));
        Assert.False(_bot.HasOnDisk(System.Text.Encoding.UTF8.GetBytes(link.Text)));
        var file = await File.ReadAllTextAsync(_bot.Folder["keys/organizerbot-keys.json"], TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Convert.ToBase64String(stored.Id), file, StringComparison.Ordinal);
        Assert.Equal("Ana-with-a-long-id", stored.Open(link).MemberId);
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        await _bot.StandsStill();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<LinkToken> HasALink(Person person)
    {
        await person.Says("/petition list");
        var token = LinkToken.New();
        await _bot.RunAsync<OrganizerDb>(async db =>
        {
            db.Add(PersonalLink.To(new Account(person.Community, person.Name), token, DateOnly.FromDateTime(_bot.Clock.GetUtcNow().UtcDateTime)));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        return token;
    }

    private async Task<string?> ShowAsync(LinkToken link) => Flatten(await Page.ShowAsync(link.Text, Language.English, TestContext.Current.CancellationToken));

    private async Task<string?> ForgetAsync(LinkToken link) => Flatten(await Page.ForgetAsync(link.Text, Language.English, TestContext.Current.CancellationToken));

    private static string? Flatten(Message? message) => message is null ? null : Flat.Text(message, Words.In(Language.English));
}
