using System.Text.RegularExpressions;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Support;

namespace OrganizerBot.House;

/// <summary>Every word exists in every language, with the same placeholders, and is used.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void Every_language_has_the_same_keys_and_placeholders()
    {
        var english = Words.In(Language.English);
        foreach (var words in Language.All.Select(Words.In))
        {
            Assert.Equal(english.Keys.Order(), words.Keys.Order());
            Assert.All(english.Keys, key => Assert.True(
                english.PlaceholdersOf(key).SequenceEqual(words.PlaceholdersOf(key)), $"'{key}' has other placeholders in '{words.Language}' than in English."));
        }
    }

    [Fact]
    public void Every_key_in_the_code_exists()
    {
        var words = Words.In(Language.English);
        var missing = Repository.Sources("src/OrganizerBot.Core").Concat(Repository.Sources("src/OrganizerBot"))
            .SelectMany(file => Uses().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(key => !words.Has(key) && !words.Has(key + ".one"))
            .ToArray();

        Assert.True(missing.Length == 0, $"No words for: {string.Join(", ", missing)}. Add them to Languages/*.resx and its twins in the other languages.");
    }

    [Fact]
    public void No_message_borrows_the_description_of_a_command()
    {
        var descriptions = new CommandCatalog().Commands.Select(command => command.Key).ToHashSet();
        var borrowed = Repository.Sources("src/OrganizerBot.Core").SelectMany(file => Uses().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Where(descriptions.Contains).ToArray();

        Assert.True(borrowed.Length == 0, $"These keys describe commands; give the message a key of its own: {string.Join(", ", borrowed)}");
    }

    [GeneratedRegex(@"\.(?:Say|Plain|Count|PlainCount)\(\s*""([a-z.]+)""")]
    private static partial Regex Uses();
}
