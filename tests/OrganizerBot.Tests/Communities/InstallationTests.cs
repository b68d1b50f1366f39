using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

/// <summary>Tokens open in their own place and nowhere else.</summary>
public sealed class InstallationTests : IAsyncLifetime
{
    private static readonly CommunityRef Harbour = new(Platform.Slack, "T0HARBOUR");
    private static readonly CommunityRef Lighthouse = new(Platform.Slack, "T0LIGHT");

    private readonly TestBot _bot = new();

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        await KeepAsync(Harbour, new Grant("xoxb-harbour", "xoxe-harbour", _bot.Clock.GetUtcNow().AddHours(12)) { BotUserId = "U1", Scopes = "commands" });
        await KeepAsync(Lighthouse, new Grant("xoxb-lighthouse", "xoxe-lighthouse", null));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task What_was_handed_over_is_found_again()
    {
        var grant = (await FindAsync(Harbour))!;

        Assert.Equal(("xoxb-harbour", "xoxe-harbour", "U1", "commands"), (grant.Token, grant.Refresh, grant.BotUserId, grant.Scopes));
        Assert.Null(await FindAsync(new CommunityRef(Platform.Slack, "T0NOBODY")));
        Assert.Null(await FindAsync(new CommunityRef(Platform.Discord, "T0HARBOUR")));
    }

    [Theory]
    [InlineData("""UPDATE "Installations" SET "SealedToken" = (SELECT "SealedToken" FROM "Installations" other WHERE other."CommunityId" <> "Installations"."CommunityId")""")]
    [InlineData("""UPDATE "Installations" SET "SealedRefresh" = (SELECT "SealedRefresh" FROM "Installations" other WHERE other."CommunityId" <> "Installations"."CommunityId")""")]
    [InlineData("""UPDATE "Installations" SET "SealedToken" = ("SealedRefresh")""")]
    [InlineData("""UPDATE "Installations" SET "SealedRefresh" = ("SealedToken")""")]
    [InlineData("""UPDATE "Installations" SET "SealedToken" = "SealedRefresh", "SealedRefresh" = ("SealedToken")""")]
    [InlineData("""UPDATE "Installations" SET "SealedToken" = substr("SealedToken", 1, length("SealedToken") - 1)""")]
    [InlineData("""UPDATE "Installations" SET "SealedToken" = substr("SealedToken", 1, 0)""")]
    public async Task A_token_that_was_moved_or_changed_does_not_open(string sql)
    {
        Assert.Equal(1, Meddling.Run(_bot, sql + """ WHERE "CommunityId" = (SELECT "Id" FROM "Communities" WHERE "PlatformId" = 'T0HARBOUR')"""));

        await Assert.ThrowsAnyAsync<CryptographicException>(() => FindAsync(Harbour));
        Assert.Equal("xoxb-lighthouse", (await FindAsync(Lighthouse))!.Token);
    }

    [Fact]
    public async Task The_row_of_one_community_does_not_open_as_anothers()
    {
        // Both rows change places as a whole, ids and all else of them.
        await _bot.LookAsync(async db =>
        {
            var rows = await db.Installations.OrderBy(row => row.CommunityId).ToListAsync();
            return await db.Database.ExecuteSqlInterpolatedAsync($"""UPDATE "Installations" SET "SealedToken" = CASE "CommunityId" WHEN {rows[0].CommunityId.Value} THEN {rows[1].SealedToken} ELSE {rows[0].SealedToken} END, "SealedRefresh" = CASE "CommunityId" WHEN {rows[0].CommunityId.Value} THEN {rows[1].SealedRefresh} ELSE {rows[0].SealedRefresh} END""");
        });

        await Assert.ThrowsAnyAsync<CryptographicException>(() => FindAsync(Harbour));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => FindAsync(Lighthouse));
    }

    [Fact]
    public async Task Installed_again_the_new_token_stands_in_the_place_of_the_old_one()
    {
        await KeepAsync(Harbour, new Grant("xoxb-second", null, null));

        var grant = (await FindAsync(Harbour))!;
        Assert.Equal(("xoxb-second", null), (grant.Token, grant.Refresh));
        Assert.Equal(2, await _bot.LookAsync(db => db.Installations.CountAsync()));
    }

    [Fact]
    public void Nothing_prints_a_token()
    {
        var grant = new Grant("xoxb-secret", "xoxe-secret", null);

        Assert.DoesNotContain("secret", grant.ToString(), StringComparison.Ordinal);
    }

    private Task KeepAsync(CommunityRef community, Grant grant) => _bot.RunAsync<Installations>(installations => installations.KeepAsync(community, grant, Language.French, TestContext.Current.CancellationToken));

    private async Task<Grant?> FindAsync(CommunityRef community)
    {
        await using var scope = _bot.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Installations>().FindAsync(community, TestContext.Current.CancellationToken);
    }
}
