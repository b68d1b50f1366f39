using System.Text;
using System.Text.RegularExpressions;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;
using UglyToad.PdfPig;

namespace OrganizerBot.Petitions;

/// <summary>Letters on both platforms' wire, from the button to the file on the moderator's computer.</summary>
public sealed partial class LetterTownTests(LiveTown town) : IClassFixture<LiveTown>
{
    private const string Organizing = "organizing";
    private const string Moderators = "moderators";

    [Theory]
    [InlineData("discord", "Ana Ferreira", "Emeka Obi")]
    [InlineData("slack", "ana", "chiara")]
    public async Task A_closed_petition_becomes_files_for_the_moderator_alone_and_its_channel_hears_once(string platform, string moderator, string member)
    {
        var title = $"Lamps on {platform}";
        var code = await HasAClosedPetition(platform, moderator, member, title);

        var preview = await Says(platform, moderator, "deliver", code);
        Assert.Null(preview.Files);
        var made = await town.Presses(platform, moderator, preview, "Make the letter", Moderators);

        Assert.Contains("noted as delivered today", made.Text, StringComparison.Ordinal);
        Assert.Equal("ephemeral", made.Visibility);
        var (place, holder) = platform == "discord" ? (Moderators, made) : ("direct messages", await HasFiles(platform, moderator));
        Assert.Equal(["letter.pdf", "letter.md", "signers.csv"], holder.Files!.Select(file => file.Name));
        Assert.All(holder.Files!, file => Assert.NotEmpty(file.Description!));
        using var paper = PdfDocument.Open(await Download(holder, "letter.pdf"));
        Assert.Equal(title, paper.Information.Title);
        Assert.Contains($"# {title}", Encoding.UTF8.GetString(await Download(holder, "letter.md")), StringComparison.Ordinal);
        Assert.Contains("1,", Encoding.UTF8.GetString(await Download(holder, "signers.csv")), StringComparison.Ordinal);

        // Nobody else sees them, wherever they look.
        Assert.DoesNotContain(town.Channel(platform, Moderators, platform == "discord" ? "Bram de Wit" : "bastien"), sight => sight.Files is not null);
        Assert.DoesNotContain(town.Channel(platform, Organizing, member), sight => sight.Files is not null);
        Assert.NotEmpty(town.Channel(platform, place, moderator));
        await town.Sees(platform, Organizing, member, sight => IsOn(sight, title) && sight.Text!.Contains("Delivered on", StringComparison.Ordinal), "the card with its delivery");
        await town.Sees(platform, Organizing, member, sight => sight.Text!.Contains($"{title} is on its way", StringComparison.Ordinal), "the news of the delivery");

        var form = await town.Presses(platform, moderator, platform == "discord" ? made : await Says(platform, moderator, "deliver", code, sure: true), "Record the answer", Moderators);
        var recorded = await town.Sends(platform, moderator, form, Moderators, ("kind", "partly"), ("text", "We *will* look into it. @everyone <!channel>"), ("day", ""));

        Assert.Contains("is recorded", recorded.Text, StringComparison.Ordinal);
        var news = await town.Sees(platform, Organizing, member, sight => sight.Text!.Contains($"News about {title}", StringComparison.Ordinal), "the news of the answer");
        Assert.Contains("We *will* look into it. @everyone <!channel>", news.Text, StringComparison.Ordinal);
        Assert.Null(news.Pings);
        await town.Sees(platform, Organizing, member, sight => IsOn(sight, title) && sight.Text!.Contains("Partly", StringComparison.Ordinal), "the card with the answer");
        Assert.Single(town.Channel(platform, Organizing, member), sight => sight.Text!.Contains($"{title} is on its way", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("discord", "Ana Ferreira", "Emeka Obi", "PATCH /webhooks/{application.id}/{interaction.token}/messages/@original", 1)]
    [InlineData("discord", "Ana Ferreira", "Emeka Obi", "PATCH /webhooks/{application.id}/{interaction.token}/messages/@original", 5)]
    [InlineData("slack", "ana", "chiara", "files.getUploadURLExternal", 1)]
    [InlineData("slack", "ana", "chiara", "files.upload", 1)]
    [InlineData("slack", "ana", "chiara", "files.completeUploadExternal", 1)]
    public async Task Where_the_platform_does_not_take_the_files_the_moderator_hears_it_and_gets_them_the_next_time(string platform, string moderator, string member, string route, int calls)
    {
        var title = $"Windows, {Guid.NewGuid():N}";
        var code = await HasAClosedPetition(platform, moderator, member, title);
        var preview = await Says(platform, moderator, "deliver", code);
        town.Town.Faults.Arrange(platform, route, TownFault.ServerError, calls);

        var refused = await town.Presses(platform, moderator, preview, "Make the letter", Moderators);

        if (calls == 1 && platform == "discord")
        {
            // One failure is made good by another try.
            Assert.Equal(3, refused.Files!.Count);
            return;
        }

        Assert.Contains(platform == "discord" ? "Discord did not take the files" : "Slack did not take the files", refused.Text, StringComparison.Ordinal);
        Assert.Null(refused.Files);
        Assert.DoesNotContain(town.Channel(platform, platform == "discord" ? Moderators : "direct messages", moderator), sight => sight.Files is not null && sight.At >= preview.At);
        var again = await town.Presses(platform, moderator, await Says(platform, moderator, "deliver", code), "Make the letter", Moderators);
        Assert.Contains("was delivered on", again.Text, StringComparison.Ordinal);
        Assert.Equal(3, (platform == "discord" ? again : await HasFiles(platform, moderator)).Files!.Count);
    }

    private static bool IsOn(Sight sight, string title) => sight.Text!.StartsWith(title, StringComparison.Ordinal) && sight.Progress is not null;

    private Task<Sight> HasFiles(string platform, string person) =>
        LiveTown.Until(() => town.Channel(platform, "direct messages", person).LastOrDefault(sight => sight.Files is not null), "files in the direct messages");

    private async Task<byte[]> Download(Sight sight, string name)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(town.Town.Address, sight.Files!.Single(file => file.Name == name).Url), TestContext.Current.CancellationToken);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private Task<Sight> Says(string platform, string moderator, string verb, string code, bool sure = false) =>
        town.Says(platform, moderator, platform == "discord" ? $"/petition {verb} petition:{code}" : $"/petition {verb} {code}{(sure ? " sure:yes" : "")}", Moderators);

    private async Task<string> HasAClosedPetition(string platform, string moderator, string member, string title)
    {
        var isDiscord = platform == "discord";
        var drafted = await town.Says(platform, moderator, isDiscord
            ? $"/petition start target:Harbour Freight addressee:the chief title:{title} text:We ask for lamps. deadline:30d"
            : $"""/petition start target:"Harbour Freight" addressee:"the chief" title:"{title}" text:"We ask for lamps." deadline:30d""", Moderators);
        var code = CodeIn().Match(drafted.Text!).Groups[1].Value;
        var opened = await town.Presses(platform, moderator, drafted, "Open it", Moderators);
        if (opened.Buttons!.Any(button => button.Label == "Open mine all the same"))
        {
            await town.Presses(platform, moderator, opened, "Open mine all the same", Moderators);
        }

        await town.Says(platform, moderator, isDiscord ? $"/petition post petition:{code}" : $"/petition post {code}", Organizing);
        var card = await town.Sees(platform, Organizing, member, sight => IsOn(sight, title), "the card");
        var choice = await town.Presses(platform, member, card, "Sign");
        Assert.StartsWith("Signed as", (await town.Presses(platform, member, choice, "With my name")).Text, StringComparison.Ordinal);
        await town.Presses(platform, moderator, await Says(platform, moderator, "close", code), "Close it now", Moderators);
        town.Town.Time.Advance("PT2M");
        await town.Sees(platform, Organizing, member, sight => sight.Text!.Contains($"{title} is closed. Thank you", StringComparison.Ordinal), "that it has closed");
        return code;
    }

    [GeneratedRegex(@"drafted as ([0-9A-Z]{5})")]
    private static partial Regex CodeIn();
}
