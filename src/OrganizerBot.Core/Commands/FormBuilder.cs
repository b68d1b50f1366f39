using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Makes the form that asks for what a command line lacks.</summary>
internal sealed class FormBuilder(IServiceProvider services)
{
    /// <summary>Where more can be chosen, a list would hide the others: whoever cannot be asked while typing writes it.</summary>
    private const int MostChoices = 25;

    /// <summary>A form for a line.</summary>
    public Task<Form> BuildAsync(
        CommandDescriptor command, CommandLine line, IReadOnlyList<OptionProblem> problems, Caller caller, CancellationToken cancellationToken) =>
        BuildAsync(command, line, line, problems, caller, cancellationToken);

    /// <summary>A form for a line, with what was typed before filled in.</summary>
    /// <param name="command">The command.</param>
    /// <param name="line">What is known: words become filled-in inputs, codes and choices stay in the line.</param>
    /// <param name="recalled">The line with what was typed before, which stands in inputs and never unseen in the line.</param>
    /// <param name="problems">What was wrong with a value, shown at its input.</param>
    /// <param name="caller">Who will see it.</param>
    /// <param name="cancellationToken">Stops looking for suggestions.</param>
    public async Task<Form> BuildAsync(
        CommandDescriptor command, CommandLine line, CommandLine recalled, IReadOnlyList<OptionProblem> problems, Caller caller, CancellationToken cancellationToken)
    {
        var wrong = problems.Where(problem => problem.Key != "problem.missing").ToDictionary(problem => problem.Option.Name);
        OptionDescriptor[] asked = [.. command.Options.Where(option =>
            wrong.ContainsKey(option.Name) || (option.Details.InForm && (option.IsWords || option.Kind == OptionKind.Date || !line.Values.ContainsKey(option.Name))))];
        var areTooMany = asked.Length > Form.SmallestPage;
        List<Field> fields = [];
        foreach (var option in asked.OrderByDescending(option => wrong.ContainsKey(option.Name)).ThenByDescending(option => option.Required).ThenByDescending(option => areTooMany && IsFilledIn(option, recalled)))
        {
            fields.Add(await FieldAsync(option, recalled, wrong.GetValueOrDefault(option.Name), caller, cancellationToken));
        }

        var kept = line.Only(name => fields.All(field => field.Name != name));
        return new Form(kept, command.Title(caller.Words), fields);
    }

    /// <summary>What is filled in comes before what is not where not all of it is in sight everywhere: what nobody sees is not sent.</summary>
    private static bool IsFilledIn(OptionDescriptor option, CommandLine line) => !string.IsNullOrWhiteSpace(line.Values.GetValueOrDefault(option.Name));

    private async Task<Field> FieldAsync(OptionDescriptor option, CommandLine line, OptionProblem? problem, Caller caller, CancellationToken cancellationToken)
    {
        var choices = await ChoicesAsync(option, caller, cancellationToken);
        return new Field(option.Name, option.Label(caller.Words), KindOf(option, choices), option.Required)
        {
            Hint = option.Description(caller.Words) is var hint && hint != option.Label(caller.Words) ? hint : null,
            Value = line.Values.GetValueOrDefault(option.Name),
            MaxLength = option.Details.Max,
            Choices = choices,
            // Words that are suggested may be any others too, and Slack lets nobody send what it does not offer: they stay an input to write in.
            Suggests = option is { Details.Suggest: not null, Kind: OptionKind.Short or OptionKind.Group },
            Problem = problem is null ? null : CommandMessages.Problem(caller.Words, problem),
        };
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(OptionDescriptor option, Caller caller, CancellationToken cancellationToken) => option switch
    {
        { Kind: OptionKind.Choice } => option.Choices(caller.Words),
        { Kind: OptionKind.Flag } => [new("yes", caller.Words.Plain("choice.yes")), new("no", caller.Words.Plain("choice.no"))],
        { Details.Suggest: { } suggest, Kind: OptionKind.Short } =>
            await ((ISuggestions)services.GetRequiredService(suggest)).SuggestAsync("", caller, cancellationToken) is { Count: <= MostChoices } all ? all : [],
        _ => [],
    };

    private static FieldKind KindOf(OptionDescriptor option, IReadOnlyList<Choice> choices) => option.Kind switch
    {
        OptionKind.Channel => FieldKind.Channel,
        OptionKind.Member => FieldKind.Member,
        OptionKind.Group => FieldKind.Group,
        OptionKind.Date => FieldKind.Date,
        _ when choices.Count > 0 => FieldKind.Choice,
        _ => option.Details.Long ? FieldKind.LongText : FieldKind.Text,
    };
}
