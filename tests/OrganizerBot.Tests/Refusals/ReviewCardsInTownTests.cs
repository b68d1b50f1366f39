using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

/// <summary>A moderator reviews from the cards in the moderators' channel, on both platforms' wire.</summary>
/// <remarks>The platforms call the bot here: a clock that jumps by hours breaks the connections that the bot opens, and whoever presses then presses for nothing.</remarks>
public sealed class ReviewCardsInTownTests(CalledTown called) : IClassFixture<CalledTown>
{
    private const string Moderators = "moderators";

    [Theory]
    [InlineData("discord", "Ana Ferreira", "/organizer channel channel:#moderators")]
    [InlineData("slack", "ana", "/organizer channel #moderators")]
    public async Task A_card_is_rejected_by_a_form_undone_approved_and_ends_without_words(string platform, string moderator, string choose)
    {
        var town = called.Town;
        Assert.Contains("Moderators will be told things", (await town.Says(platform, moderator, choose, Moderators)).Text, StringComparison.Ordinal);
        var now = town.Town.Clock.GetUtcNow();
        var hour = now.Date.AddDays(now.TimeOfDay < TimeSpan.FromHours(18.5) ? 0 : 1).AddHours(18.5);
        town.Town.Time.Advance(string.Create(CultureInfo.InvariantCulture, $"PT{(int)(hour - now.UtcDateTime).TotalMinutes + 2}M"));

        var card = await SeesAsync(sight => Has(sight, "Approve "), "a card");
        var code = Label(card, "Approve ").Split(' ')[1];
        Assert.Contains("Lighthouse Cloud", string.Join('\n', card.Facts!.Select(fact => fact.Value)), StringComparison.Ordinal);

        var form = await town.Presses(platform, moderator, card, Label(card, "Reject "), Moderators);
        var rejected = await town.Sends(platform, moderator, form, Moderators, ("reason", "No names, please."));
        Assert.StartsWith($"Rejected: {code}", Plain(rejected), StringComparison.Ordinal);
        card = await SeesAsync(sight => Plain(sight).Contains($"rejected {code}", StringComparison.Ordinal), "that it was rejected");

        var undone = await town.Presses(platform, moderator, card, "Undo", Moderators);
        Assert.StartsWith($"{code} waits for review again.", Plain(undone), StringComparison.Ordinal);
        card = await SeesAsync(sight => Has(sight, $"Approve {code}"), "the card as before");

        var approved = await town.Presses(platform, moderator, card, $"Approve {code}", Moderators);
        Assert.StartsWith($"Approved: {code}", Plain(approved), StringComparison.Ordinal);
        card = await SeesAsync(sight => Plain(sight).Contains($"approved {code}", StringComparison.Ordinal) && Has(sight, "Undo"), "that it was approved");
        town.Town.Time.Advance("PT11M");

        card = await SeesAsync(sight => Plain(sight).Contains($"approved {code}", StringComparison.Ordinal) && !Has(sight, "Undo"), "how it ended");
        Assert.Empty(card.Facts ?? []);

        // The bot looks each minute by the computer's own clock; a look more does nothing twice.
        async Task<Sight> SeesAsync(Func<Sight, bool> fits, string what)
        {
            await town.Town.Bot!.Services.GetRequiredService<ReviewKeeper>().SweepAsync(TestContext.Current.CancellationToken);
            return await town.Sees(platform, Moderators, moderator, fits, what);
        }
    }

    private static bool Has(Sight sight, string label) => sight.Buttons?.Any(button => button.Label.StartsWith(label, StringComparison.Ordinal)) == true;

    private static string Label(Sight sight, string start) => sight.Buttons!.First(button => button.Label.StartsWith(start, StringComparison.Ordinal)).Label;

    private static string Plain(Sight sight) => (sight.Text ?? "").Replace("`", "", StringComparison.Ordinal);
}
