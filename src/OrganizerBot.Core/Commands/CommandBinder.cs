using System.Globalization;
using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Turns the words of a <see cref="CommandLine"/> into a command's record, or says at which option it failed.</summary>
internal sealed class CommandBinder(TimeProvider clock)
{
    /// <summary>Binds a line.</summary>
    public Binding Bind(CommandDescriptor command, CommandLine line, Caller caller)
    {
        var values = new object?[command.Options.Count];
        List<OptionProblem> problems = [];
        var given = 0;
        for (var index = 0; index < values.Length; index++)
        {
            var option = command.Options[index];
            var isGiven = line.Values.TryGetValue(option.Name, out var said);
            given += isGiven ? 1 : 0;
            var typed = isGiven ? said!.Trim() : "";
            if (typed.Length == 0)
            {
                if (option.Required)
                {
                    problems.Add(new OptionProblem(option, "problem.missing", ""));
                }
            }
            else if (Value(option, typed, caller) is { } value)
            {
                values[index] = value;
                if (Misfit(option, value, caller) is { } key)
                {
                    problems.Add(new OptionProblem(option, key, typed));
                }
            }
            else
            {
                problems.Add(new OptionProblem(option, ProblemKey(option), typed));
            }
        }

        IReadOnlyList<string> unknown = line.Values.Count == given ? [] : [.. line.Values.Keys.Where(name => command.Find(name) is null)];
        return new Binding(problems.Count == 0 && unknown.Count == 0 ? command.Create(values) : null, problems, unknown);
    }

    /// <summary>Why a value that was understood does not do, or null. A day is a deadline unless its option says that it is past.</summary>
    private string? Misfit(OptionDescriptor option, object value, Caller caller) => value switch
    {
        UserText words when words.Value.Length > option.Details.Max => "problem.long",
        DateOnly day when option.Details.Past => day > Days.Today(clock.GetUtcNow(), caller.Community.TimeZone) ? "problem.future" : null,
        IOfItsTime timely when !timely.Fits(clock.GetUtcNow(), caller.Community.TimeZone) => ProblemKey(option),
        DateOnly day when Days.EndOf(day, caller.Community.TimeZone) <= clock.GetUtcNow() => "problem.past",
        _ => null,
    };

    private object? Value(OptionDescriptor option, string typed, Caller caller) => option.Kind switch
    {
        OptionKind.Text => new UserText(typed) is { IsEmpty: false } text ? text : null,
        OptionKind.Short => option.Parse(typed),
        OptionKind.Choice => option.ChoiceOf(typed),
        OptionKind.Number => NumberOf(typed) is { } number && number >= option.Details.From && number <= option.Details.To ? number : null,
        OptionKind.Flag => OptionDescriptor.YesOrNo(typed),
        OptionKind.Date => Days.Read(typed, clock.GetUtcNow(), caller.Community.TimeZone),
        OptionKind.Channel => IdOf(typed, "<#") is { } id ? new ChannelRef(caller.Visitor.Community.Platform, id) : null,
        OptionKind.Member => IdOf(typed, "<@") is { } id ? new MemberMention(id) : null,
        OptionKind.Group => IdOf(typed, GroupMention.OpeningOf(typed) ?? "<@&") is { } id ? new GroupMention(id) : null,
        OptionKind.Link => LinkOf(typed),
        _ => throw new ArgumentOutOfRangeException(nameof(option), option.Kind, "An unknown kind of option."),
    };

    private static int? NumberOf(string typed) => int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An id as typed, or out of a mention: <c>&lt;#C1|general&gt;</c>, <c>&lt;@!42&gt;</c>.</summary>
    private static string? IdOf(string typed, string opening)
    {
        var id = typed.StartsWith(opening, StringComparison.Ordinal) && typed.EndsWith('>')
            ? typed[opening.Length..^1].TrimStart('!').Split('|')[0]
            : typed;
        return id.Length is > 0 and <= 32 && id.All(char.IsAsciiLetterOrDigit) ? id : null;
    }

    /// <summary>A web address as typed, or as a platform wraps it; null for any other.</summary>
    internal static Uri? LinkOf(string typed)
    {
        var address = typed.StartsWith('<') && typed.EndsWith('>') ? typed[1..^1].Split('|')[0] : typed;
        return Uri.TryCreate(address, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" && link.UserInfo.Length == 0 && link.AbsoluteUri.Length <= 500 ? link : null;
    }

    private static string ProblemKey(OptionDescriptor option) => option.Kind switch
    {
        OptionKind.Short => $"problem.{option.Type.Name.ToLowerInvariant()}",
        var kind => $"problem.{kind.ToString().ToLowerInvariant()}",
    };
}
