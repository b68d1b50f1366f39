using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Operations;

/// <summary>What whoever runs the bot says of themselves to members. Without it the bot says honestly that they have not said.</summary>
internal sealed partial class OperatorOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Operator";

    private const int LongestName = 60;
    private const int LongestContact = 120;

    /// <summary>Who runs the bot: a person, a group, a works council.</summary>
    [OneLine(LongestName, ErrorMessage = "Operator:Name must be one line of at most 60 characters that members recognise, such as Works council of Lighthouse Cloud. Leave it out to say nothing.")]
    public string Name { get; init; } = "";

    /// <summary>How members reach them.</summary>
    [OneLine(LongestContact, ErrorMessage = "Operator:Contact must be one line of at most 120 characters, such as an e-mail address. Leave it out to say nothing.")]
    public string Contact { get; init; } = "";

    /// <summary>The same as members read it.</summary>
    public Operator Operator => new(Said(Name), Said(Contact));

    private static UserText? Said(string words) => new UserText(words) is { IsEmpty: false } said ? said : null;

    /// <summary>Checks the section when the process starts.</summary>
    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<OperatorOptions>;

    /// <summary>Accepts nothing at all, or one short line that can be seen.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    internal sealed class OneLineAttribute(int most) : ValidationAttribute
    {
        /// <summary>How many characters fit.</summary>
        public int Most => most;

        /// <inheritdoc/>
        public override bool IsValid(object? value) =>
            value is not string { Length: > 0 } line || (line.Length <= most && new UserText(line) is { IsEmpty: false } seen && !seen.Value.Contains('\n', StringComparison.Ordinal));
    }
}
