using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>The attacker's script: whoever steals the database, its log, a backup and what the bot logged, and has the list of all members, learns of nobody that they signed; nor does whoever steals the key file too after a petition's end.</summary>
public sealed class AttackerTests
{
    private const double Most = 0.52;

    [Fact]
    public async Task A_stolen_database_tells_of_nobody_that_they_signed()
    {
        List<(string When, string Attempt, double Area)> areas = [];
        var runs = Figures.Cases(1, 12);
        for (var run = 0; run < runs; run++)
        {
            await RunAsync(new Random(run), (when, attempt, area) => areas.Add((when, attempt, area)));
        }

        var averages = areas.GroupBy(area => (area.When, area.Attempt), area => area.Area).Select(all => (all.Key.When, all.Key.Attempt, Area: all.Average())).ToArray();
        foreach (var when in averages.GroupBy(average => average.When))
        {
            var best = when.MaxBy(average => Math.Abs(average.Area - 0.5));
            Figures.Say($"Attacker's script, 160 members, {when.Key}: the best of {when.Count()} attempts reaches {best.Area:F3} ({best.Attempt}; 0.5 is chance; {runs} runs); at most {Most:F2}");
        }

        Assert.All(averages, average => Assert.True(Math.Abs(average.Area - 0.5) <= Most - 0.5, $"{average}"));
    }

    [Fact]
    public async Task The_script_finds_what_lies_around()
    {
        await using var bot = new TestBot();
        await bot.InitializeAsync();
        var crowd = new Crowd(bot, new Random(7));
        var signed = crowd.Suspects.Where(suspect => crowd.Unmasked(other => other == suspect ? 1 : 0) > 0.5).ToArray();
        var hashes = signed.SelectMany(suspect => System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(suspect.Id)));

        Assert.Equal(1, crowd.Unmasked(new Attacks(new Loot([("hashes", [.. hashes])], [])).Hashes));
        Assert.Equal(1, crowd.Unmasked(new Attacks(new Loot([("words", [.. signed.SelectMany(suspect => System.Text.Encoding.Unicode.GetBytes(suspect.Name + "\n"))])], [])).Words), 0.05);
    }

    private static async Task RunAsync(Random chance, Action<string, string, double> note)
    {
        await using var bot = new TestBot { Settings = new Dictionary<string, string?> { ["Web:PublicUrl"] = "https://organizerbot.example/" } };
        await bot.InitializeAsync();
        await bot.StandsStill();
        using var log = LogBook.Of(bot.Services);
        var crowd = new Crowd(bot, chance);
        var (first, second) = (await bot.HasAnOpenPetition(eligible: 200), await bot.HasAnOpenPetition(eligible: 200));
        await crowd.LiveAsync(first, second);

        var loot = Loot.Steal(bot, "stolen", log.Lines);
        Note("while it is open", new Attacks(loot).All);

        foreach (var petition in new[] { first, second })
        {
            Assert.Contains("is closed", await bot.Moderator().Hears($"/petition close {petition} sure:yes"), StringComparison.Ordinal);
        }

        await bot.Sweeps();
        await bot.SweepsAfter(TimeSpan.FromDays(8));
        await bot.SweepsAfter(KeyScenes.InFlight);
        await bot.SweepsAfter(KeyScenes.InFlight);
        await bot.RunAsync<Forgetting>(forgetting => forgetting.ForgetAsync(CancellationToken.None));
        var late = Loot.Steal(bot, "stolen later", log.Lines, older: "stolen");
        var withKeys = new KeyAttack(late, bot.Folder["keys/organizerbot-keys.json"]);
        Note("eight days after the close", new Attacks(late).All);
        Assert.True(withKeys.Unwrapped > 0 && withKeys.Opens > 0, "The thief found no use for the key file: the script is wrong.");
        note("eight days after the close with the key file of then, who signed without a name", $"{withKeys.Unwrapped} keys, {withKeys.Opens} opened seals", crowd.Unmasked(withKeys.Score));
        Assert.True(crowd.NamedFound(withKeys.Score) > 0.95, "Names that people chose to show stay readable for the letter; the thief did not find them, so the script is wrong.");
        var pseudonyms = loot.Rows.Where(row => row.Table == "Signatures").Select(row => Convert.ToHexString((byte[])row.Values["Pseudonym"])).ToArray();
        Assert.Equal(pseudonyms.Length, pseudonyms.Distinct().Count());
        Assert.Contains(loot.Rows, row => row.Table == "PersonalLinks");

        void Note(string when, IEnumerable<(string Name, Func<Suspect, double> Score)> attempts)
        {
            foreach (var (name, score) in attempts)
            {
                note($"{when}, who signed without a name", name, crowd.Unmasked(score));
                note($"{when}, who signed by name", name, crowd.NamedFound(score));
            }
        }
    }
}
