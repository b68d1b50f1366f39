using System.Text;

namespace OrganizerBot.Commands;

/// <summary>The grammar of typed commands: <c>petition sign K7QF2 as:named</c>, <c>digest add #news weekly thu 18:30</c>.</summary>
/// <remarks>
/// Values may be named (<c>name:value</c>) or stand in the options' order; a bare word that is one of an option's choices needs no name either (<c>petition sign K7QF2 named</c>). A value with spaces may be quoted with <c>"…"</c>
/// (<c>\"</c> and <c>\\</c> inside); unquoted words after a text belong to it until the next <c>name:</c> of the command.
/// Curly quotes, which phones type, count as straight ones.
/// </remarks>
public static class CommandText
{
    /// <summary>Reads a line.</summary>
    /// <param name="text">What was typed, without a leading slash.</param>
    /// <param name="catalog">The commands.</param>
    public static CommandReading Read(string text, CommandCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(catalog);
        var (command, rest) = FindCommand(text.Trim(), catalog);
        if (command is null)
        {
            return new CommandReading(new CommandLine(text.Trim()), CommandReadingProblem.UnknownCommand, text.Trim());
        }

        var cursor = new Cursor(rest, command);
        var problem = cursor.ReadValues();
        return new CommandReading(new CommandLine(command.Path, cursor.Values), problem, cursor.Culprit);
    }

    /// <summary>Whether a character counts as a quotation mark; phones type curly ones.</summary>
    internal static bool IsQuote(char letter) => letter is '"' or '“' or '”' or '„';

    private static (CommandDescriptor? Command, string Values) FindCommand(string text, CommandCatalog catalog)
    {
        var words = text.Split((char[]?)null, 4, StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(words.Length, 3); length > 0; length--)
        {
            if (catalog.Find(string.Join(' ', words[..length]).ToLowerInvariant()) is { } command)
            {
                var rest = text;
                for (var word = 0; word < length; word++)
                {
                    rest = rest.TrimStart()[words[word].Length..];
                }

                return (command, rest.TrimStart());
            }
        }

        return (null, text);
    }

    private sealed class Cursor(string text, CommandDescriptor command)
    {
        private const string StepName = FormStep.Name + ":";

        private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
        private int _at;
        private string? _growing;

        public IEnumerable<KeyValuePair<string, string>> Values => _values;

        public string? Culprit { get; private set; }

        public CommandReadingProblem? ReadValues()
        {
            while (SkipSpace())
            {
                var isStep = TakeStep();
                var name = isStep ? null : TakeName();
                if (TakeValue(out var quoted) is not { } value)
                {
                    return CommandReadingProblem.UnclosedQuote;
                }

                if (isStep)
                {
                    _values[FormStep.Name] = value;
                }
                else if (!Put(name, value, quoted))
                {
                    Culprit = value;
                    return CommandReadingProblem.TooMuch;
                }
            }

            return null;
        }

        private bool Put(OptionDescriptor? named, string value, bool quoted)
        {
            if (named is null && _growing is not null && !quoted)
            {
                _values[_growing] += " " + value;
                return true;
            }

            var option = named ?? Next(value, quoted);
            if (option is null)
            {
                return false;
            }

            _values[option.Name] = value;
            _growing = !quoted && (option.Kind == OptionKind.Text || option.Details.Rest) ? option.Name : null;
            return true;
        }

        /// <summary>The next option in order. A bare word that is one of another option's choices goes there where the next takes none, or others; a group that is mentioned goes where groups are named.</summary>
        private OptionDescriptor? Next(string value, bool quoted)
        {
            if (GroupMention.OpeningOf(value) is not null && command.Options.FirstOrDefault(option => option.Kind == OptionKind.Group && !_values.ContainsKey(option.Name)) is { } groups)
            {
                return groups;
            }

            var next = command.Options.FirstOrDefault(option => option.Details.InForm && !_values.ContainsKey(option.Name));
            var fits = quoted || (next is not null && (next.Kind != OptionKind.Choice || next.Offers(value)));
            return fits ? next
                : command.Options.FirstOrDefault(option => !_values.ContainsKey(option.Name) && (next is null || option.Kind == OptionKind.Choice) && option.Offers(value)) ?? next;
        }

        private bool SkipSpace()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }

            return _at < text.Length;
        }

        private bool TakeStep()
        {
            var isStep = string.CompareOrdinal(text, _at, StepName, 0, StepName.Length) == 0;
            _at += isStep ? StepName.Length : 0;
            return isStep;
        }

        private OptionDescriptor? TakeName()
        {
            var colon = text.IndexOf(':', _at);
            if (colon < 0 || command.Find(text[_at..colon]) is not { } option)
            {
                return null;
            }

            _at = colon + 1;
            return option;
        }

        private string? TakeValue(out bool quoted)
        {
            quoted = _at < text.Length && IsQuote(text[_at]);
            return quoted ? TakeQuoted() : TakeBare();
        }

        private string TakeBare()
        {
            var start = _at;
            while (_at < text.Length && !char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }

            return text[start.._at];
        }

        private string? TakeQuoted()
        {
            var value = new StringBuilder();
            for (_at++; _at < text.Length; _at++)
            {
                if (IsQuote(text[_at]))
                {
                    _at++;
                    return value.ToString();
                }

                if (text[_at] == '\\' && _at + 1 < text.Length && (text[_at + 1] == '\\' || IsQuote(text[_at + 1])))
                {
                    _at++;
                }

                value.Append(text[_at]);
            }

            return null;
        }
    }
}
