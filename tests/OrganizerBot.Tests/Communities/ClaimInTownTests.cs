using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

/// <summary>A workspace is claimed on Slack itself, over real HTTP, by somebody who is asked in a form who controls it; what is said there shows on the cards.</summary>
public sealed class ClaimInTownTests(LiveTown town) : IClassFixture<LiveTown>
{
    [Fact]
    public async Task Whoever_claims_a_workspace_is_asked_who_controls_it_and_an_employers_cards_can_only_be_read()
    {
        await UnclaimAsync();
        var code = town.Town.Bot!.Services.GetRequiredService<ClaimCodes>().For(new CommunityRef(Platform.Slack, town.Town.Platform("slack").Communities[0].Id));

        var form = await town.Slack("chiara", $"/organizer claim {code}", "general");
        Assert.Equal(["Who controls this workspace or server?"], form.Form!.Fields.Select(field => field.Label));
        Assert.Equal(["members", "employer"], form.Form.Fields[0].Options!.Select(option => option.Value));
        var claimed = await town.Sends("slack", "chiara", form, "general", ("owner", "employer"));

        Assert.Contains("You are this workspace's first moderator.", claimed.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody can sign, pledge or log a refusal here", claimed.Text, StringComparison.Ordinal);
        Assert.Contains("Controlled by: an employer", Read(await town.Slack("chiara", "/organizer status", "general")), StringComparison.Ordinal);
        await AnEmployersCardsAreForReadingAsync();
        await WhoeverStillSeesAnOldCardIsToldAsync();
    }

    private async Task AnEmployersCardsAreForReadingAsync()
    {
        await LiveTown.Until(() => EverythingIsPosted() ? "yes" : null, "the cards of the opening");
        // What the bot does each minute.
        await town.Town.Bot!.Services.GetRequiredService<SheetKeeper>().SweepAsync(TestContext.Current.CancellationToken);
        var card = await town.Sees("slack", "organizing", "deniz", sight => IsCard(sight) && !Labels(sight).Contains("Sign"), "a card without Sign");

        Assert.Equal(["Withdraw", "Read"], Labels(card));
        Assert.Contains("Your employer controls this workspace, so signing is off here.", card.Text, StringComparison.Ordinal);
        var onDiscord = await town.Sees("discord", "organizing", "Emeka Obi", IsCard, "the card");
        Assert.Equal(["Sign", "Withdraw", "Read"], Labels(onDiscord));
    }

    private async Task WhoeverStillSeesAnOldCardIsToldAsync()
    {
        var card = await town.Sees("slack", "organizing", "deniz", IsCard, "the card");
        var read = await town.Presses("slack", "deniz", card, "Read");
        Assert.Contains("Your employer controls this workspace", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign", Labels(read));

        var refused = await town.Slack("deniz", "/refusal log", "refusals");
        Assert.StartsWith("Your employer controls this workspace", refused.Text, StringComparison.Ordinal);
        Assert.Null(refused.Form);
    }

    /// <summary>The workspace as it was before anybody claimed it: the town's opening has claimed it already.</summary>
    private async Task UnclaimAsync()
    {
        await using var scope = town.Town.Bot!.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var workspace = await db.Communities.SingleAsync(community => community.Platform == Platform.Slack, TestContext.Current.CancellationToken);
        Assert.Equal(Ownership.Members, workspace.Owner);
        await db.Moderators.Where(moderator => moderator.CommunityId == workspace.Id).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
    }

    private bool EverythingIsPosted()
    {
        using var scope = town.Town.Bot!.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<OrganizerDb>().Outbox.All(entry => entry.State == OutboxState.Sent);
    }

    private static bool IsCard(Sight sight) => sight.Text?.StartsWith("No face recognition in our name", StringComparison.Ordinal) == true && sight.Progress is not null;

    private static IEnumerable<string> Labels(Sight sight) => (sight.Buttons ?? []).Select(button => button.Label);

    private static string Read(Sight sight) => string.Join('\n', [sight.Text, .. (sight.Facts ?? []).Select(fact => $"{fact.Name}: {fact.Value}")]);
}
