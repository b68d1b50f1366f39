using System.Globalization;
using OrganizerBot.Messages;

namespace OrganizerBot.Languages;

/// <summary>The product's words in one language: templates with named placeholders, from the <c>.resx</c> files of this folder.</summary>
/// <remarks>
/// In a template <c>{name}</c> stands for a value, <c>**…**</c> makes its own words stand out and <c>`…`</c> is something to type.
/// What a person wrote comes in as <see cref="UserText"/> and is never read as a template or as markup.
/// </remarks>
public sealed class Words
{
    private static readonly Dictionary<Language, Words> Spoken = Language.All.ToDictionary(language => language, language => new Words(language));

    private readonly IReadOnlyDictionary<string, Template> _templates;

    private Words(Language language)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language.Code);
        _templates = Vocabulary.Read(language);
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>Its way to write numbers and dates.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Every key there is, for tests.</summary>
    public IEnumerable<string> Keys => _templates.Keys;

    /// <summary>The words of a language.</summary>
    public static Words In(Language language) => Spoken[language];

    /// <summary>Whether a key exists.</summary>
    public bool Has(string key) => _templates.ContainsKey(key);

    /// <summary>Fills a template.</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">A value for every placeholder of the template: <see cref="UserText"/>, <see cref="Prose"/>, a string of our own, a number, a moment, a channel, an address.</param>
    /// <exception cref="KeyNotFoundException">No such key, or a placeholder without a value: a defect.</exception>
    public Prose Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Find(key).Fill(this, values);

    /// <summary>Fills the template that fits a number: <c>key.one</c> or <c>key.other</c>; the number is <c>{count}</c>.</summary>
    public Prose Count(string key, int count, params ReadOnlySpan<(string Name, object Value)> values) =>
        Say($"{key}.{Language.Plural(count)}", [("count", count), .. values]);

    /// <summary>The same as <see cref="Say"/> without any markup, for labels and titles.</summary>
    public string Plain(string key, params ReadOnlySpan<(string Name, object Value)> values) => Flat.Text(Say(key, values), this);

    /// <summary>The same as <see cref="Count"/> without any markup.</summary>
    public string PlainCount(string key, int count, params ReadOnlySpan<(string Name, object Value)> values) => Flat.Text(Count(key, count, values), this);

    /// <summary>The names of the placeholders in a template, for tests.</summary>
    public IReadOnlyList<string> PlaceholdersOf(string key) => Find(key).Placeholders;

    private Template Find(string key) =>
        _templates.TryGetValue(key, out var template) ? template : throw new KeyNotFoundException($"There are no words for '{key}' in '{Language}'.");
}
