using Microsoft.Extensions.Options;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

public sealed class OperatorOptionsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Works council of Lighthouse Cloud", "")]
    [InlineData("", "council@lighthouse.example")]
    public void Either_may_be_left_out(string name, string contact)
    {
        var options = new OperatorOptions { Name = name, Contact = contact };

        Assert.True(new OperatorOptions.Validator().Validate(null, options).Succeeded);
        Assert.Equal(new Operator(Said(name), Said(contact)), options.Operator);
    }

    [Theory]
    [InlineData("Operator:Name", 61)]
    [InlineData("Operator:Contact", 121)]
    public async Task What_is_too_long_stops_the_start_and_is_named(string setting, int length) => await IsRefusedAsync(setting, new string('a', length));

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("\u200B")]
    public async Task What_cannot_be_read_in_a_line_stops_the_start(string value) => await IsRefusedAsync("Operator:Name", value);

    private static UserText? Said(string words) => words.Length == 0 ? null : new UserText(words);

    private static async Task IsRefusedAsync(string setting, string value)
    {
        await using var bot = new TestBot { Settings = new Dictionary<string, string?> { [setting] = value } };

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(async () => await bot.InitializeAsync());

        Assert.Contains($"{setting} must be one line", refusal.Message, StringComparison.Ordinal);
    }
}
