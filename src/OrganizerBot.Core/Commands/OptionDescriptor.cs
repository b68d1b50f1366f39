using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>One option of a command, as its record declares it.</summary>
public sealed record OptionDescriptor
{
    private static readonly MethodInfo ParseAs = typeof(OptionDescriptor).GetMethod(nameof(Parsed), BindingFlags.NonPublic | BindingFlags.Static)!;

    private FrozenDictionary<string, object>? _choices;
    private Func<string, object?>? _parse;

    /// <summary>The command's key in the words, such as <c>petition.sign</c>.</summary>
    public required string CommandKey { get; init; }

    /// <summary>The name, lower case.</summary>
    public required string Name { get; init; }

    /// <summary>The type it is bound to, without its nullability.</summary>
    public required Type Type { get; init; }

    /// <summary>What it takes.</summary>
    public required OptionKind Kind { get; init; }

    /// <summary>Whether the command needs it.</summary>
    public required bool Required { get; init; }

    /// <summary>What its attribute says.</summary>
    public required OptionAttribute Details { get; init; }

    /// <summary>Whether it may hold words or addresses, as opposed to choices, codes and the like.</summary>
    public bool IsWords => Kind is OptionKind.Text or OptionKind.Link;

    /// <summary>Whether Discord's own client must insist on it: a thing that is picked, not written, and that no form can ask for better.</summary>
    public bool InsistedOn => Required && !IsWords && (Details.Suggest is not null || Kind is OptionKind.Member);

    /// <summary>The sentence that describes it; at most 100 characters.</summary>
    public string Description(Words words) => words.Plain($"{CommandKey}.{Name}");

    /// <summary>The label beside its input; at most 45 characters.</summary>
    public string Label(Words words) => words.Plain($"option.{Name}");

    /// <summary>The fixed choices, or none.</summary>
    public IReadOnlyList<Choice> Choices(Words words) => Kind == OptionKind.Choice
        ? [.. Enum.GetNames(Type).Select(name => new Choice(ChoiceValue(name), words.Plain($"choice.{Type.Name.ToLowerInvariant()}.{ChoiceValue(name)}")))]
        : [];

    /// <summary>The choice that was typed, by its value or by its label in any language, or null.</summary>
    internal object? ChoiceOf(string typed) => (_choices ??= ReadChoices()).GetValueOrDefault(typed);

    /// <summary>What was typed as a value of a type that reads itself, or null.</summary>
    internal object? Parse(string typed) => (_parse ??= ParseAs.MakeGenericMethod(Type).CreateDelegate<Func<string, object?>>())(typed);

    /// <summary>Whether what was typed is a value of its kind, such as a code, whether or not anything is called so.</summary>
    public bool Takes(string typed) => Kind == OptionKind.Short && Parse(typed) is not null;

    /// <summary>Whether a word is one of its choices, or yes or no where it asks for that.</summary>
    internal bool Offers(string word) => Kind switch
    {
        OptionKind.Choice => Enum.GetNames(Type).Any(name => ChoiceValue(name).Equals(word, StringComparison.OrdinalIgnoreCase)),
        OptionKind.Flag => YesOrNo(word) is not null,
        _ => false,
    };

    /// <summary>What was typed as yes or no; null for anything else.</summary>
    internal static bool? YesOrNo(string typed) => typed.ToLowerInvariant() switch
    {
        "yes" or "true" or "oui" or "ja" or "sí" or "si" or "y" or "1" => true,
        "no" or "false" or "non" or "nein" or "n" or "0" => false,
        _ => null,
    };

    private static object? Parsed<T>(string typed)
        where T : IParsable<T> => T.TryParse(typed, CultureInfo.InvariantCulture, out var value) ? value : null;

    private FrozenDictionary<string, object> ReadChoices()
    {
        Dictionary<string, object> choices = new(StringComparer.OrdinalIgnoreCase);
        foreach (var choice in Language.All.SelectMany(language => Choices(Words.In(language))))
        {
            var meant = Enum.GetNames(Type).First(name => ChoiceValue(name) == choice.Value);
            choices.TryAdd(choice.Value, Enum.Parse(Type, meant));
            choices.TryAdd(choice.Label, Enum.Parse(Type, meant));
        }

        return choices.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How a choice is typed: <c>RecruiterMessage</c> is <c>recruiter-message</c>.</summary>
    internal static string ChoiceValue(string name) =>
        string.Concat(name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"-{letter}" : letter.ToString())).ToLowerInvariant();
}
