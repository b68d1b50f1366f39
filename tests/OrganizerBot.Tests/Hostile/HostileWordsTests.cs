using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Discord;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
using OrganizerBot.Sandbox.Discord;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Signing;
using OrganizerBot.Slack;
using OrganizerBot.Support;

namespace OrganizerBot.Hostile;

/// <summary>Whatever a person wrote, the bot's messages ping nobody and hold exactly the links and mentions that the product put there. The towns' own reading of each platform is the judge.</summary>
public sealed class HostileWordsTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Words Words = Words.In(Language.English);

    private readonly TemporaryFolder _folder = new();
    private readonly TownStore _store;
    private readonly SlackWorkspace _workspace;

    public HostileWordsTests()
    {
        _store = new TownStore(_folder["town.db"]);
        _workspace = new SlackWorkspace(_store, new TownClock(), new TownAddresses(new Uri("http://127.0.0.1:1/"), new Uri("http://127.0.0.1:2/")));
    }

    [Fact]
    public void Nothing_that_a_person_wrote_pings_or_links()
    {
        // A long one: short texts stand in headers and plain fields, where even our own links are words.
        var harmless = Messages(string.Concat(Enumerable.Repeat("word ", 200)));
        var (harmlessOnDiscord, harmlessOnSlack) = (harmless.SelectMany(OnDiscord).ToArray(), harmless.SelectMany(OnSlack).ToArray());
        var texts = 0;

        NastyWords.Texts.Sample(
            typed =>
            {
                foreach (var message in Messages(typed))
                {
                    Judge(message, typed);
                }

                Assert.Empty(ActivePieces.Beyond(Messages(typed).SelectMany(OnDiscord), harmlessOnDiscord));
                Assert.Empty(ActivePieces.Beyond(Messages(typed).SelectMany(OnSlack), harmlessOnSlack));
                Interlocked.Increment(ref texts);
            },
            iter: Figures.Cases(2000, 100_000),
            threads: 2);

        Assert.Contains(harmlessOnDiscord, piece => piece == "<https://example.org/ours>");
        Assert.Contains(harmlessOnSlack, piece => piece.Contains("https://example.org/ours", StringComparison.Ordinal));
        Figures.Say(string.Create(CultureInfo.InvariantCulture, $"Mentions or links that the template did not put there: 0 of {texts:N0} hostile texts, on both platforms"));
    }

    [Fact]
    public void The_judges_see_each_of_them_where_nothing_is_escaped()
    {
        Assert.All(NastyWords.Working, text => Assert.True(ActivePieces.InMarkdown(text).Any() || ActivePieces.InMrkdwn(text, isVerbatim: true).Any(), text));
        Assert.NotEmpty(PingsOnDiscord(new JsonObject { ["content"] = string.Concat(NastyWords.Working) }, null));
        Assert.NotEmpty(PingsOnSlack(new JsonObject { ["text"] = "<!channel>" }));
        Assert.NotEmpty(PingsOnSlack(new JsonObject { ["text"] = "x", ["blocks"] = new JsonArray(new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = "<@U07LHANA001>" } }) }));
        Assert.NotEmpty(ActivePieces.InSlack(JsonNode.Parse("""{"type":"rich_text_section","elements":[{"type":"broadcast","range":"channel"}]}""")));
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private void Judge(Message message, string typed)
    {
        foreach (var page in DiscordRenderer.Pages(message, "D-7KQ2M"))
        {
            // As it is sent, and as it would be if the list of allowed mentions were lost on the way.
            Assert.True(PingsOnDiscord(page, page["allowed_mentions"]).Count == 0, typed);
            Assert.True(PingsOnDiscord(page, null).Count == 0, typed);
        }

        foreach (var page in SlackRenderer.Pages(message, Words, "D-7KQ2M"))
        {
            Assert.True(PingsOnSlack(page).Count == 0, typed);
        }
    }

    private static IReadOnlyList<string> PingsOnDiscord(JsonObject body, JsonNode? allowed) => DiscordMentions.Of(body, allowed, isReply: false).Names;

    private IReadOnlyList<string> PingsOnSlack(JsonObject body) =>
        SlackPings.Of(_workspace, new SlackMessage("C07LHGENERL", "1.1", "U0BOT", (string)body["text"]!, body["blocks"]?.DeepClone().AsArray()));

    private static IEnumerable<string> OnDiscord(Message message) => DiscordRenderer.Pages(message, "D-7KQ2M").SelectMany(ActivePieces.InDiscord);

    private static IEnumerable<string> OnSlack(Message message) => SlackRenderer.Pages(message, Words, "D-7KQ2M").SelectMany(ActivePieces.InSlack);

    /// <summary>The text in every part a message can have, between words and links of ours, and as a petition's card, which stands in public.</summary>
    private static IReadOnlyList<Message> Messages(string typed)
    {
        var text = new UserText(typed).Shortened(1000);
        var prose = new Prose([
            new TextSpan("ours "), new WrittenSpan(text.Value), new TextSpan(" and ", Bold: true), new WrittenSpan(text.Value, Bold: true), new CodeSpan("/petition list"),
            new WrittenSpan(text.Value), new LinkSpan(new Uri("https://example.org/ours")), new WrittenSpan(text.Value), new MomentSpan(Now)]);
        return
        [
            new Message([
                new Heading(prose), new Paragraph(prose), new Quote(text.Value), new Bullets([prose, Prose.Of(text)]), new Facts([new Fact("Ours", prose), new Fact("Theirs", Prose.Of(text))]),
                new Progress(1, 2, prose), new Footnote(prose), new Footnote(Prose.Of(text))]),
            PetitionMessages.Card(Words, PetitionOf(text.Value), Guild, new ReleasedCount(3, 0, false), Now),
            PetitionMessages.Whole(Words, PetitionOf(text.Value), Guild, new Operator(text, text), new ReleasedCount(3, 0, false), [text], Now),
        ];
    }

    private static Community Guild => Community.Meet(new Id<Community>(Guid.Empty), new CommunityRef(Platform.Discord, "100"), Language.English, Now);

    private static Petition PetitionOf(string text)
    {
        var owner = new Id<Community>(Guid.Empty);
        var petition = Petition.Draft(new(Guid.Empty), new Id<Campaign>(Guid.Empty), Sheet.Blank(new(Guid.Empty), owner, Now.AddDays(30), 5), UserText.Cut(text, 200), UserText.Cut(text, 150), text);
        petition.Open(50, Now);
        return petition;
    }
}
