using System.Text.RegularExpressions;
using System.Xml;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Refusals;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;
using Xunit.Sdk;

namespace OrganizerBot.Stories;

/// <summary>Where a story is played: it does what a step says, as that person, and looks at what that person then has before their eyes.</summary>
internal sealed partial class StoryStage(StoryTown stories, string platform, string language)
{
    private static readonly TimeSpan _betweenLetters = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, StorySight> _eyes = [];
    private readonly Dictionary<string, string> _kept = [];
    private int _others;

    private LiveTown Town => stories.Town;

    /// <summary>Plays one step.</summary>
    /// <exception cref="XunitException">It does not go as it is written.</exception>
    public async Task PlayAsync(Story story, StoryStep step)
    {
        var words = step.French;
        try
        {
            words = Filled(language == "French" ? step.French : step.English);
            await ActAsync(step, words);
        }
        catch (Exception failure) when (failure is TownException or TimeoutException or StoryException or KeyNotFoundException)
        {
            throw new XunitException(
                $"stories.md, line {step.Line}: story {story.Number} ({story.Title}) on {platform} in {language}: {step.Who} in #{step.Channel} {step.Verb} “{words}”.\n{failure.Message}\nBefore their eyes:\n{Eyes(step).Visible}\n");
        }
    }

    /// <summary>Who had a part so far, and where each is now.</summary>
    public IEnumerable<(string Part, string Name, string Channel)> People =>
        _eyes.Select(eyes => (eyes.Key, StoryCast.Name(eyes.Key, platform, language), PlaceOf(eyes.Value.Channel)));

    private Task ActAsync(StoryStep step, string words) => step.Verb switch
    {
        "types" or "writes" => LookAsync(step, place => Platform.SayAsync(place, words, Stop)),
        "opens Home" => LookAsync(step, place => Platform.OpenHomeAsync(place, Stop)),
        "presses" => LookAsync(step, place => Platform.PressAsync(place, Eyes(step).Id, Eyes(step).Button(words), Stop)),
        "presses, as long as it is there" => PressAllAsync(step, words),
        "chooses in its menu" => LookAsync(step, place => Platform.TakeAsync(place, Eyes(step).Id, Eyes(step).Shortcut(words), Stop)),
        "sends the form" => LookAsync(step, place => Platform.SubmitAsync(place, Eyes(step).FormId, Eyes(step).Values, Stop)),
        "begins to type" => SuggestAsync(step, words),
        "looks up" => SearchAsync(step, words),
        "fills in" => Now(() => Eyes(step).Fill(words)),
        "sees" => Now(() => Eyes(step).MustShow(words)),
        "does not see" => Now(() => Eyes(step).MustNotShow(words)),
        "keeps the code as" => Now(() => _kept[words] = Eyes(step).Code(words)),
        "finds" => FindAsync(step, words),
        "finds nothing of" => Now(() => MustNotFind(step, words)),
        "waits" => WaitAsync(words),
        "has others sign by name" => OthersSignAsync(step, int.Parse(words, System.Globalization.CultureInfo.InvariantCulture)),
        "has opened the petition" => OpenAsync(step, "petition", words, $"""target:"{words}" addressee:"{words}" title:"{words}" text:"{words}" deadline:60d"""),
        "has opened the pledge" => OpenAsync(step, "pledge", words, $"""target:"{words}" statement:"{words}" criticalmass:5"""),
        var other => throw new StoryException($"Nobody knows how one “{other}”."),
    };

    private ITownPlatform Platform => Town.Town.Platform(platform);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private StorySight Eyes(StoryStep step) => _eyes.TryGetValue(step.Who, out var known) ? known : _eyes[step.Who] = new StorySight(new Sight(), step.Channel);

    private Place At(StoryStep step) =>
        new(Platform.Communities[0].Id, PlaceOf(step.Channel), StoryCast.Name(step.Who, platform, language));

    // Answers hang where somebody was when they got them; a form over the Home tab belongs to that tab.
    private static string PlaceOf(string channel) => channel == "Home" ? "home" : channel;

    private async Task LookAsync(StoryStep step, Func<Place, Task<Sight>> act) => _eyes[step.Who] = new StorySight(await act(At(step)), step.Channel);

    private async Task PressAllAsync(StoryStep step, string words)
    {
        while (Eyes(step).HasButton(words))
        {
            await LookAsync(step, place => Platform.PressAsync(place, Eyes(step).Id, Eyes(step).Button(words), Stop));
        }
    }

    private async Task SuggestAsync(StoryStep step, string words)
    {
        Town.Town.Clock.Advance(_betweenLetters);
        Eyes(step).Offered = await Platform.SuggestAsync(At(step), words, Stop);
    }

    private async Task SearchAsync(StoryStep step, string words)
    {
        Town.Town.Clock.Advance(_betweenLetters);
        var (field, text) = Eyes(step).Field(words);
        Eyes(step).Offered = await Platform.OptionsAsync(At(step), Eyes(step).FormId, field.Id, text, Stop);
    }

    // The town's clock goes on a little at each look: the bot changes a card after seconds, and Slack posts a digest after minutes.
    private async Task FindAsync(StoryStep step, string words)
    {
        try
        {
            _eyes[step.Who] = await LiveTown.Until(
                () =>
                {
                    Town.Town.Clock.Advance(_betweenLooks);
                    return In(step).LastOrDefault(sight => sight.Shows(words));
                },
                words);
        }
        catch (TimeoutException)
        {
            throw new StoryException($"In #{step.Channel} there is only this:\n{string.Join("\n--\n", In(step).TakeLast(5).Select(sight => sight.Visible))}\n--");
        }
    }

    private IEnumerable<StorySight> In(StoryStep step) => Platform.Messages(At(step)).Select(sight => new StorySight(sight, step.Channel));

    private void MustNotFind(StoryStep step, string words)
    {
        if (In(step).FirstOrDefault(sight => sight.Shows(words)) is { } found)
        {
            throw new StoryException($"It is there:\n{found.Visible}");
        }
    }

    // What the bot looks at each minute it looks at now, so that the story goes on when that is done.
    private async Task WaitAsync(string words)
    {
        Town.Town.Time.Advance(words.Split(' ') switch
        {
            ["until", var time] => XmlConvert.ToString(Until(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture))),
            [var number, "minutes"] => $"PT{number}M",
            [var number, "days"] => $"P{number}D",
            _ => throw new StoryException($"How long is “{words}”?"),
        });
        await Town.Town.Bot!.Services.GetRequiredService<ReviewKeeper>().SweepAsync(Stop);
    }

    private TimeSpan Until(TimeSpan time)
    {
        var left = time - Town.Town.Clock.GetUtcNow().TimeOfDay;
        return left < TimeSpan.Zero ? left + TimeSpan.FromDays(1) : left;
    }

    private async Task OpenAsync(StoryStep step, string noun, string title, string options)
    {
        await LookAsync(step, place => Platform.SayAsync(place, $"/{noun} start {options}", Stop));
        var code = _kept[noun] = Eyes(step).Code(noun);
        await LookAsync(step, place => Platform.SayAsync(place, $"/{noun} open {code}", Stop));
        await LookAsync(step, place => Platform.SayAsync(place, $"/{noun} post {code}", Stop));
        await FindAsync(step, $"{title} … {code}");
    }

    // Whoever has no part in the stories signs the card that is looked at, in whatever language they read.
    private async Task OthersSignAsync(StoryStep step, int count)
    {
        var card = Eyes(step);
        var cast = StoryCast.Parts.Select(part => StoryCast.Name(part, platform, language)).ToHashSet();
        var others = Platform.Communities[0].People.Select(person => person.Name).Where(name => !cast.Contains(name)).Skip(_others).Take(count).ToArray();
        _others += count;
        foreach (var name in others)
        {
            var place = At(step) with { As = name };
            var choice = await Platform.PressAsync(place, card.Id, card.FirstButton, Stop);
            var byName = choice.Buttons!.First(button => AnyLanguage.Says(button.Label, "signing.as.named"));
            await Platform.PressAsync(place, choice.Message!, byName.Id, Stop);
        }
    }

    private static Task Now(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private string Filled(string words) => Named().Replace(words, match => match.Groups[1].Value switch
    {
        ['@', .. var part] => (platform == "slack" ? "@" : "") + stories.Person(platform, StoryCast.Name(part, platform, language)).Handle,
        "indays" => Town.Town.Clock.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        var name when StoryCast.Parts.Contains(name) => StoryCast.Name(name, platform, language),
        var name => _kept[name],
    });

    [GeneratedRegex(@"\{(@?\p{L}+)\}")]
    private static partial Regex Named();
}
