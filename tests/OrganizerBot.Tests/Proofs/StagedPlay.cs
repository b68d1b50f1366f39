using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;
using OrganizerBot.Tally;

namespace OrganizerBot.Proofs;

/// <summary>One play on the stage, and the same on paper beside it.</summary>
internal sealed partial class StagedPlay(Stage stage, string noun, string code, Sheet sheet, Game game, IReadOnlyList<Act> acts, Lots lots, int number)
{
    private readonly HashSet<Guid> _posted = [];
    private HashSet<int> _released = [];
    private PaperSheet? _paper;

    /// <summary>The numbers so far, day by day: they were the same on the stage and on paper.</summary>
    public List<PublicDay> Days { get; } = [];

    /// <summary>The game.</summary>
    public Game Game => game;

    private PaperSheet Paper => _paper ??= new PaperSheet(game.Eligible, game.Goal, lots, TheSame);

    private string Verb => noun == "petition" ? "sign" : "make";

    private string Leave => noun == "petition" ? "withdraw" : "release";

    /// <summary>The code in the answer to a draft.</summary>
    public static string CodeIn(string drafted) => Drafted().Match(drafted).Groups[1].Value;

    /// <summary>Members do what they do on a day.</summary>
    public async Task ActAsync(int day)
    {
        foreach (var act in acts.Where(act => act.Day == day))
        {
            var heard = await Member(act.Member).Hears(act.Deed switch
            {
                Deed.Sign => $"/{noun} {Verb} {code} as:counted",
                Deed.SignByName => $"/{noun} {Verb} {code} as:named",
                _ => $"/{noun} {Leave} {code}",
            });
            Assert.Matches(act.Deed == Deed.Leave ? "^(Withdrawn|Released)" : act.Deed == Deed.Sign ? @"^(Signed|Pledged)\. " : "^(Signed|Pledged) as", heard);
            Paper.Do(act);
        }
    }

    /// <summary>Reads the numbers at the end of a day, and compares them with those on paper.</summary>
    public async Task ReadAsync(int day)
    {
        var read = await stage.Bot.LookAsync(async db =>
        {
            var now = await db.Sheets.AsNoTracking().SingleAsync(found => found.Id == sheet.Id);
            var count = await db.CountReleasedAsync(now, CancellationToken.None);
            var log = new TallyLog(await db.LeavesOfAsync(now, CancellationToken.None));
            _released = await ReleasedAsync(db);
            return new PublicDay(count.Named, count.Counted, count.GoalReached, now.CloseSaid, log.CountAt(log.Size).Signatures, log.CountAt(log.Size).Withdrawals);
        });
        var onPaper = day == Game.Days ? Paper.Close() : Paper.EndDay(day);
        Assert.True(onPaper == read, $"Day {day} of {game.Eligible} members, {game}: {read} on the stage, {onPaper} on paper");
        Days.Add(read);
    }

    /// <summary>Everything that somebody sees who has not signed, a moderator too: answers, lists, the card, the tally and its files, what was posted today. What is random in it by its nature is left out.</summary>
    public async Task<string> SeenAsync()
    {
        var reader = stage.Bot.Member("Reader");
        List<string> seen = [];
        foreach (var line in new[] { $"/{noun} show {code}", $"/{noun} tally {code}", $"/{noun} {Leave} {code}", $"/{noun} receipt {code}", $"/{noun} {Verb} {code}", $"/organizer verify {Receipt.New()}", $"/organizer status" })
        {
            seen.Add(Whole(await reader.Says(line)));
        }

        var moderator = stage.Bot.Moderator();
        foreach (var line in new[] { $"/{noun} show {code}", $"/{noun} admit {code}" }.Concat(noun == "petition" ? [$"/petition edit {code}", $"/petition edit {code} title:Other"] : Array.Empty<string>()))
        {
            seen.Add(Whole(await moderator.Says(line)));
        }

        seen.AddRange(OnlyThis(Whole(await moderator.Says("/organizer status"))));
        seen.AddRange(OnlyThis(Whole(await reader.Says($"/{noun} list"))));
        var campaign = await stage.Bot.LookAsync(db => db.Campaigns.Select(campaign => campaign.Code).SingleAsync());
        seen.AddRange(OnlyThis(Whole(await reader.Says($"/campaign show {campaign}"))));
        seen.AddRange((await SuggestedAsync(stage.Bot.Member($"Reader{number}"))).Select(choice => choice.Label).Where(label => label.Contains(code, StringComparison.Ordinal)));
        await stage.Bot.RunAsync<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<OrganizerDb>();
            var community = await db.Communities.SingleAsync();
            var now = await db.Sheets.AsNoTracking().SingleAsync(found => found.Id == sheet.Id);
            foreach (var face in services.GetServices<ICardFace>())
            {
                seen.Add(await face.CardAsync(now, community, CancellationToken.None) is { } card ? Whole(new Reply.Say(card)) : "");
            }

            var leaves = (await services.GetRequiredService<TallyBooks>().LeavesAsync(now.TallyToken!, CancellationToken.None))!.Leaves;
            var checkpoints = await services.GetRequiredService<TallyBooks>().CheckpointsAsync(now.TallyToken!, CancellationToken.None);
            // Within a step the order is random; what is left is how many of each kind there are, and how long they are.
            seen.AddRange(leaves.Select(leaf => $"{leaf[0]} {leaf.Length}").Order());
            seen.Add(checkpoints ?? "");
            seen.AddRange(await PostedAsync(db, services.GetRequiredService<KeyRing>()));
        });
        // Names that signers chose to show are everybody's to read, in an order that tells nothing.
        return Random().Replace(Names().Replace(string.Join('\n', seen).Replace(code, "CODE", StringComparison.Ordinal), ""), "*");
    }

    /// <summary>Which of those that wait on paper are published on the stage: chance is the same on both.</summary>
    private List<int> TheSame(int count, IReadOnlyList<int> waiting)
    {
        List<int> drawn = [.. waiting.Where(_released.Contains)];
        Assert.True(drawn.Count == count, $"{count} were to be published on paper, {drawn.Count} were on the stage");
        return drawn;
    }

    private async Task<HashSet<int>> ReleasedAsync(OrganizerDb db)
    {
        var keys = (await new KeyRing(db, stage.Bot.Services.GetRequiredService<KeyFile>(), new OpenedRoots()).OfAsync(sheet.Id.Value, CancellationToken.None))!;
        var released = await db.Signatures.Where(signature => signature.SheetId == sheet.Id && signature.Kind == SignatureKind.Counted && signature.State == SignatureState.Released)
            .Select(signature => signature.Pseudonym).ToListAsync();
        var hex = released.Select(Convert.ToHexString).ToHashSet();
        return [.. Enumerable.Range(0, game.Eligible).Where(member => hex.Contains(Convert.ToHexString(keys.Pseudonym(new Account(Member(member).Community, Member(member).Name))!)))];
    }

    private async Task<IEnumerable<string>> PostedAsync(OrganizerDb db, KeyRing ring)
    {
        var keys = await ring.OfCommunityAsync(sheet.OwnerId, CancellationToken.None);
        List<string> posted = [];
        // What is posted in the same moment has no order.
        foreach (var entry in (await db.Outbox.AsNoTracking().OrderBy(entry => entry.Key).ToListAsync()).Where(entry => _posted.Add(entry.Id.Value)))
        {
            var text = Whole(new Reply.Say(entry.Body(keys)));
            posted.AddRange(entry.Key.StartsWith("digest/", StringComparison.Ordinal) ? OnlyThis(text) : entry.Key.Contains($"/{sheet.Id}", StringComparison.Ordinal) ? [entry.Key.Split('/')[0], text] : []);
        }

        return posted;
    }

    private Task<IReadOnlyList<Choice>> SuggestedAsync(Person typist) => stage.Bot.Services.GetRequiredService<CommandDispatcher>()
        .SuggestAsync(new CommandLine($"{noun} show"), noun, "", typist.Visitor("suggestions"), CancellationToken.None);

    /// <summary>The lines about this one, and its mark among those of others.</summary>
    private IEnumerable<string> OnlyThis(string text) => text.Split('\n')
        .SelectMany(line => line.StartsWith("Tally: ", StringComparison.Ordinal) ? line["Tally: ".Length..].Split(", ") : [line])
        .Where(line => line.Contains(code, StringComparison.Ordinal));

    private Person Member(int member) => stage.Bot.Member($"play{number}member{member}");

    private static string Whole(Reply reply) => reply is Reply.Say { Message: var message }
        ? string.Join('\n', [Flat.Text(message, Words.In(Language.English)), .. message.Buttons.Select(button => $"[{button.Label}: {button.Line}]")])
        : throw new ArgumentOutOfRangeException(nameof(reply), "A reader is asked for nothing.");

    [GeneratedRegex(@"drafted as ([0-9A-Z]{5})")]
    private static partial Regex Drafted();

    /// <summary>Keys, roots, signatures, receipts and marks.</summary>
    [GeneratedRegex(@"[0-9A-Za-z+/=.:-]{20,}|\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b")]
    private static partial Regex Random();

    [GeneratedRegex(@"\nBy name: .*")]
    private static partial Regex Names();
}
