using System.Diagnostics;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox.Discord;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Signing;

/// <summary>Cards follow their counts with few calls to the platforms, however many sign.</summary>
public sealed class CardEditTests(LiveTown town) : IClassFixture<LiveTown>
{
    [Fact]
    public async Task Twelve_signatures_in_quick_succession_are_a_few_edits_and_the_last_shows_all()
    {
        var code = await town.PetitionAsync();
        await town.SettlesAsync();
        var before = town.Town.Journal.Since(0).Max(entry => entry.Number);
        var watch = Stopwatch.StartNew();

        await Task.WhenAll(DiscordCast.People.Take(12).Select(person => SignsByNameAsync(person.Name, code)));

        await town.Sees("discord", "organizing", "Ana Ferreira", ShowsTwelve, "a card with 12 signatures");
        await town.Sees("slack", "organizing", "ana", ShowsTwelve, "a card with 12 signatures");
        var most = 1 + (int)Math.Ceiling(watch.Elapsed.TotalSeconds / 3);
        // A call is written down once it is answered, and seen before that.
        var discord = await LiveTown.Until(() => Edits(call => call is { Platform: "discord", Method: "PATCH" } && call.Path.Contains("/channels/", StringComparison.Ordinal)), "Discord's edits in the journal");
        var slack = await LiveTown.Until(() => Edits(call => call.Path.EndsWith("/chat.update", StringComparison.Ordinal)), "Slack's edits in the journal");
        Assert.InRange(discord.Length, 1, most);
        Assert.InRange(slack.Length, 1, most);

        TownJournalEntry[]? Edits(Func<TownJournalEntry, bool> isEdit) => town.Town.Journal.Since(before).Where(isEdit).ToArray() is { Length: > 0 } edits ? edits : null;
    }

    private async Task SignsByNameAsync(string person, string code)
    {
        var choice = await town.Discord(person, $"/petition sign petition:{code}");
        var button = choice.Buttons!.First(button => AnyLanguage.Says(button.Label, "signing.as.named")).Label;
        var signed = await town.Presses("discord", person, choice, button);
        Assert.Matches(AnyLanguage.Signed, signed.Text);
    }

    private static bool ShowsTwelve(Sandbox.Town.Sight sight) => sight.Progress?.Contains("12 signatures of", StringComparison.Ordinal) == true;
}
