using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Isolation;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Signing;

/// <summary>Where published signatures came from, as moderators of each side see it.</summary>
public sealed class SplitTests : IAsyncLifetime
{
    /// <summary>Chance is nobody's friend here: as few stay behind as may.</summary>
    private readonly QuietBot _bot = new() { Lots = Lots.Fair with { HoldBack = () => GroupSize.K, Untold = _ => 0 } };
    private Neighbour _owner = null!;
    private Neighbour _guest = null!;
    private string _request = "";

    [Theory]
    [InlineData("petition", "sign")]
    [InlineData("pledge", "make")]
    public async Task Moderators_see_what_is_told_of_each_and_members_nothing(string noun, string verb)
    {
        var code = await OpenAsync(noun);
        await SignAsync(_owner, $"/{noun} {verb} {code}", 20);
        await SignAsync(_guest, $"/{noun} {verb} {code}", 21);

        Assert.Contains("Your community: not told apart", await _owner.Moderator.Hears($"/{noun} tally {code}"), StringComparison.Ordinal);
        await _bot.SweepsAt(SigningScenes.Thursday);

        // 31 of 41 are published; which ones, chance decided. Whichever they are, each has at least ten of them and at most 21: whose turn comes first is told, and ten stay untold.
        var owner = await _owner.Moderator.Hears($"/{noun} tally {code}");
        Assert.Matches($"Your community: (at least [12]\\d|not told apart)", owner);
        Assert.Matches($"Slack workspace {_request}: (at least [12]\\d|not told apart)", owner);
        Assert.Contains("Your community: ", await _guest.Moderator.Hears($"/{noun} tally {code}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Discord server", await _guest.Moderator.Hears($"/{noun} tally {code}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Your community", await _owner.Member().Hears($"/{noun} tally {code}"), StringComparison.Ordinal);
        var (published, told) = await ToldAsync();
        Assert.Equal(31, published);
        Assert.InRange(told, GroupSize.K, published - GroupSize.K);
    }

    [Fact]
    public async Task Between_weekly_hours_nothing_that_is_told_moves()
    {
        var code = await OpenAsync("petition");
        await SignAsync(_owner, $"/petition sign {code}", 25);
        await SignAsync(_guest, $"/petition sign {code}", 3);
        await _bot.SweepsAt(SigningScenes.Thursday);
        var before = await _owner.Moderator.Hears($"/petition tally {code}");
        Assert.Contains($"Slack workspace {_request}: not told apart", before, StringComparison.Ordinal);

        await SignAsync(_guest, $"/petition sign {code}", 12, from: 100);
        await _bot.Sweeps();

        Assert.Equal(before, await _owner.Moderator.Hears($"/petition tally {code}"));
    }

    [Fact]
    public async Task The_rows_tell_nobody_without_the_keys_where_a_signature_came_from()
    {
        var code = await OpenAsync("petition");
        await SignAsync(_owner, $"/petition sign {code}", 2);
        await SignAsync(_guest, $"/petition sign {code}", 2);

        var origins = await _bot.LookAsync(db => db.Signatures.Select(signature => signature.Origin).ToListAsync());

        Assert.All(origins, origin => Assert.Equal(origins[0]!.Length, origin!.Length));
        Assert.Equal(4, origins.Select(origin => Convert.ToHexString(origin!)).Distinct().Count());
        var guest = (await _guest.Id()).ToByteArray();
        Assert.All(origins, origin => Assert.Equal(-1, origin.AsSpan().IndexOf(guest)));
    }

    [Fact]
    public async Task A_signature_with_the_name_leaves_no_trace_of_where_it_came_from()
    {
        var code = await OpenAsync("petition");
        await _guest.Member().Says($"/petition sign {code} as:named");

        Assert.Null(await _bot.LookAsync(db => db.Signatures.Select(signature => signature.Origin).SingleAsync()));
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _owner = new Neighbour(_bot, new CommunityRef(Platform.Discord, "100"), "Oak");
        _guest = new Neighbour(_bot, new CommunityRef(Platform.Slack, "T1"), "Oak");
        await _guest.BelongsToItsMembers();
        await _owner.Petitions("Lighthouse", open: true);
        _request = await _owner.Moderator.LetsIn(_guest.Moderator, await _owner.CampaignAbout("Lighthouse"));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private Task<string> OpenAsync(string noun) => noun == "petition" ? _owner.Petitions("Lighthouse", open: true) : _owner.Pledges("Lighthouse", open: true);

    /// <summary>Several sign, an hour after those before: otherwise some would be held.</summary>
    private async Task SignAsync(Neighbour community, string command, int count, int from = 0)
    {
        _bot.Clock.Advance(TimeSpan.FromHours(1));
        for (var at = from; at < from + count; at++)
        {
            Assert.Matches("^(Signed|Pledged|Kept)", await community.Member($"member{at}").Hears($"{command} as:counted"));
        }
    }

    private Task<(int Published, int Told)> ToldAsync() => _bot.LookAsync(async db =>
        (await db.Sheets.SumAsync(sheet => sheet.Published), await db.ToldShares.SumAsync(share => share.Told)));
}
