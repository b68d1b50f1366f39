using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>What Discord accepts as an application command (protocol reference 1.6, 1.11).</summary>
internal static partial class DiscordCommandRules
{
    private const int MaxWhole = 8000;

    private static readonly HashSet<string> _locales =
    [
        .. ("id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th "
            + "zh-CN ja zh-TW ko ar he").Split(' '),
    ];

    /// <summary>Checks one command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="form">Gathers what is wrong.</param>
    /// <param name="path">Where the command stands in the request.</param>
    /// <param name="isGlobal">Whether it is for every guild; only such a command has contexts.</param>
    public static void Check(JsonObject command, DiscordForm form, string path, bool isGlobal)
    {
        var type = form.Whole(command, "type", path, 1, 4) ?? 1;
        if (type == 1)
        {
            CheckNamed(command, form, path);
            CheckOptions(command, form, path, depth: 0);
        }
        else
        {
            form.Text(command, "name", path, 32, min: 1, required: true);
            form.Text(command, "description", path, 0);
            CheckWords(command, "name_localizations", 32, form, path);
            CheckWords(command, "description_localizations", 0, form, path);
            if (command.Objects("options").Any())
            {
                form.Refuse(DiscordForm.At(path, "options"), "APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED", "Context menu commands cannot have options");
            }
        }

        CheckPermissions(command, form, path);
        CheckPlaces(command, form, path, isGlobal);
        if (Weight(command) > MaxWhole)
        {
            form.Refuse(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
        }
    }

    private static void CheckNamed(JsonObject named, DiscordForm form, string at)
    {
        CheckName(form.Text(named, "name", at, 32, min: 1, required: true), form, DiscordForm.At(at, "name"));
        form.Text(named, "description", at, 100, min: 1, required: true);
        foreach (var (locale, word) in CheckWords(named, "name_localizations", 32, form, at))
        {
            CheckName(word, form, DiscordForm.At(DiscordForm.At(at, "name_localizations"), locale));
        }

        CheckWords(named, "description_localizations", 100, form, at);
    }

    private static List<(string Locale, string? Word)> CheckWords(JsonObject named, string member, int max, DiscordForm form, string at)
    {
        List<(string, string?)> checkedWords = [];
        var place = DiscordForm.At(at, member);
        foreach (var locale in named.Member(member) is JsonObject words ? words.Select(pair => pair.Key) : [])
        {
            if (!_locales.Contains(locale))
            {
                form.Refuse(place, "DICT_TYPE_INVALID_KEYS", $"Keys of field must be a locale: {locale}");
            }

            checkedWords.Add((locale, form.Text((JsonObject)named.Member(member)!, locale, place, max, min: 1)));
        }

        return checkedWords;
    }

    private static void CheckName(string? name, DiscordForm form, string at)
    {
        if (name is null or "" or { Length: > 32 })
        {
            return;
        }

        if (!NamePattern().IsMatch(name) || name.Any(letter => char.ToLowerInvariant(letter) != letter))
        {
            form.Refuse(at, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
    }

    private static void CheckOptions(JsonObject owner, DiscordForm form, string path, int depth)
    {
        HashSet<string> names = [];
        var seenOptional = false;
        var options = form.Items(owner, "options", path, 25);
        foreach (var (option, at) in options)
        {
            var type = form.Whole(option, "type", at, 1, 11, required: true);
            CheckNamed(option, form, at);
            if (option.Text("name") is { } name && !names.Add(name))
            {
                form.Refuse(DiscordForm.At(at, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique");
            }

            if (option.Says("required") && seenOptional)
            {
                form.Refuse(at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            }

            seenOptional |= !option.Says("required");
            CheckOption(option, type, form, at, depth);
        }

        var nesting = options.Count(each => each.Item.Whole("type") is 1 or 2);
        if (nesting > 0 && nesting < options.Count)
        {
            form.Refuse(DiscordForm.At(path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and sub-command group option types are mutually exclusive to all other types");
        }
    }

    private static void CheckOption(JsonObject option, long? type, DiscordForm form, string at, int depth)
    {
        if (type is 1 or 2)
        {
            if (depth >= (type == 2 ? 1 : 2))
            {
                form.Refuse(at, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands cannot be nested any deeper");
            }

            CheckOptions(option, form, at, depth + 1);
            return;
        }

        var choices = form.Items(option, "choices", at, 25);
        foreach (var (choice, place) in choices)
        {
            form.Text(choice, "name", place, 100, min: 1, required: true);
            if (type == 3)
            {
                form.Text(choice, "value", place, 100, min: 1, required: true);
            }
            else if (choice.Member("value")?.GetValueKind() != JsonValueKind.Number)
            {
                form.Refuse(DiscordForm.At(place, "value"), "NUMBER_TYPE_COERCE", "Value is not a number.");
            }
        }

        if (choices.Count > 0 && (option.Says("autocomplete") || type is not (3 or 4 or 10)))
        {
            form.Refuse(DiscordForm.At(at, "choices"), "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "Choices cannot be used with this option");
        }

        if (option.Says("autocomplete") && type is not (3 or 4 or 10))
        {
            form.Refuse(DiscordForm.At(at, "autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID", "Autocomplete cannot be used with this option");
        }
    }

    private static void CheckPermissions(JsonObject command, DiscordForm form, string path)
    {
        // The OpenAPI says integer; documentation, libraries and answers say decimal string. Both are taken.
        if (command.Member("default_member_permissions") is { } set && set.AsWhole() is null
            && !(set.AsText() is { } text && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            form.Refuse(DiscordForm.At(path, "default_member_permissions"), "NUMBER_TYPE_COERCE", "Value is not int.");
        }
    }

    private static void CheckPlaces(JsonObject command, DiscordForm form, string path, bool isGlobal)
    {
        foreach (var (member, most) in ((string, int)[])[("contexts", 2), ("integration_types", 1)])
        {
            if (command.Member(member) is not { } node)
            {
                continue;
            }

            var fits = node is JsonArray list && list.All(item => item.AsWhole() is { } number && number >= 0 && number <= most);
            if (!isGlobal || !fits)
            {
                form.Refuse(DiscordForm.At(path, member), "BASE_TYPE_CHOICES", isGlobal ? "Value is not a valid choice." : "Only for global commands.");
            }
        }
    }

    /// <summary>Names, descriptions and values, each with its longest translation.</summary>
    private static int Weight(JsonNode command) =>
        Longest(command, "name") + Longest(command, "description") + (command.Text("value")?.Length ?? 0)
        + command.Objects("options").Sum(Weight) + command.Objects("choices").Sum(Weight);

    private static int Longest(JsonNode named, string member) =>
        Math.Max(
            named.Text(member)?.Length ?? 0,
            named.Member(member + "_localizations") is JsonObject words ? words.Max(word => word.Value.AsText()?.Length) ?? 0 : 0);

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}\z")]
    private static partial Regex NamePattern();
}
