using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Pledges;

/// <summary>The question whether people did what they had pledged, where something is amiss: the database, the code that was typed, or the community itself is no more.</summary>
public sealed class FollowThroughMishapsTests : IAsyncLifetime
{
    private readonly StillBot _bot = new();

    private Person Ana => _bot.Member("member0");

    /// <summary>Where pledges are looked for, where answers are, and where it is written down who was asked.</summary>
    [Theory]
    [InlineData("Sheets")]
    [InlineData("PledgeAnswers")]
    [InlineData("INSERT")]
    public async Task While_the_database_does_not_let_the_question_be_looked_for_the_command_says_what_it_did(string broken)
    {
        await _bot.HasAPledgeInEffect(1);
        var isRefused = broken == "INSERT";
        if (isRefused)
        {
            Assert.True(await Ana.IsAsked());
        }

        // What is known of open questions lives for a second.
        _bot.Clock.Advance(TimeSpan.FromSeconds(2));
        Meddle(() => Meddling.Break(_bot, broken, "PledgeAnswers"), $"ALTER TABLE \"{broken}\" RENAME TO elsewhere");

        var heard = await Ana.Hears("/refusal log company:\"Lighthouse Cloud\" stage:offer");

        Assert.True(!isRefused || (await _bot.Answers()).Count == 0);
        Meddle(() => Meddling.Allow(_bot, "PledgeAnswers"), $"ALTER TABLE elsewhere RENAME TO \"{broken}\"");
        Assert.StartsWith("Saved. Without your name", heard, StringComparison.Ordinal);
        Assert.Equal(1, await _bot.LookAsync(db => db.Refusals.CountAsync()));
        // Refused the first time, it is written down at the next command.
        Assert.Equal(!isRefused, await Ana.IsAsked());
        Assert.Equal(isRefused ? 1 : 0, (await _bot.Answers()).Count);

        void Meddle(Action refusing, string sql)
        {
            if (isRefused)
            {
                refusing();
            }
            else
            {
                Meddling.Run(_bot, sql);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" did:yes")]
    [InlineData(" did:no")]
    [InlineData(" did:later")]
    public async Task Of_a_foreign_pledge_that_asks_the_same_is_said_as_of_none_and_nothing_is_stored(string did)
    {
        var code = await _bot.HasAPledgeInEffect(1);
        var stranger = Ana with { Community = new CommunityRef(Platform.Discord, "200") };
        await stranger.Says("/organizer mine");
        var before = Tables.In(_bot, "Inbox");

        var (none, foreign) = (await stranger.Hears($"/pledge done 00000{did}"), await stranger.Hears($"/pledge done {code}{did}"));

        Assert.Contains("There is no pledge", none, StringComparison.Ordinal);
        Assert.Equal(none.Replace("00000", "•", StringComparison.Ordinal), foreign.Replace(code, "•", StringComparison.Ordinal));
        Tables.Same(before, Tables.In(_bot, "Inbox"), $"/pledge done{did}");
        Assert.True(await Ana.IsAsked());
    }

    /// <summary>Those who answer are members of a community that joined: one that left itself would be back at its members' first word.</summary>
    [Fact]
    public async Task Of_a_community_that_was_erased_no_answer_is_left_and_what_it_shared_is_closed_and_asks_nobody()
    {
        var (guest, zoe) = (_bot.SlackMember("Mo") with { Moderates = true }, _bot.SlackMember("Zoe"));
        await guest.Says("/organizer settings owner:members");
        var shared = await _bot.HasAnOpenPledge(90);
        await _bot.Moderator().LetsIn(guest, await _bot.Moderator().SeesACampaign());
        Assert.StartsWith("Pledged", await zoe.Hears($"/pledge make {shared} as:counted"), StringComparison.Ordinal);
        await _bot.SayThatItsGoalIsReached(shared);
        await _bot.RunAsync<Removal>(removal => removal.NoteAsync(Ana.Community, TestContext.Current.CancellationToken));
        await _bot.SweepsAfter(Sheet.UntilQuestion);
        Assert.StartsWith("Saved", await zoe.Hears($"/pledge done {shared} did:yes"), StringComparison.Ordinal);
        Assert.Single(await _bot.Answers());

        await _bot.SweepsAfter(TimeSpan.FromDays(2));
        await _bot.SweepsKeys();

        Assert.NotNull(await _bot.LookAsync(async db => (await db.Communities.SingleAsync(community => community.Platform == Platform.Discord)).ErasedAt));
        Assert.Empty(await _bot.Answers());
        var sheet = await _bot.SheetOf(shared);
        Assert.True(sheet.HasAsked);
        Assert.False(sheet.IsAsking(_bot.Clock.GetUtcNow()));
        Assert.Equal(PledgeState.Closed, await _bot.LookAsync(async db => (await db.Pledges.SingleAsync(pledge => pledge.SheetId == sheet.Id)).State));
        Assert.False(await zoe.IsAsked());
        Assert.StartsWith("This is not asked any more.", await zoe.Hears($"/pledge done {shared} did:yes"), StringComparison.Ordinal);
        Assert.DoesNotContain("Pledged", await _bot.SlackMember("Yan").Hears($"/pledge make {shared} as:counted"), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();
}
