using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OrganizerBot.Slack;

public sealed class SlackOptionsTests
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["Slack:AppId"] = "A012ABCD0A0",
        ["Slack:SigningSecret"] = "8f742231b10e8888abcd99yyyzzz85a5",
        ["Slack:BotToken"] = "xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcBrzbqgy",
    };

    [Fact]
    public void A_complete_configuration_is_accepted() => Assert.Empty(Problems([]));

    [Theory]
    [InlineData("AppId", "")]
    [InlineData("AppId", "not an id")]
    [InlineData("SigningSecret", "")]
    [InlineData("SigningSecret", "short")]
    [InlineData("SigningSecret", "8f742231b10e8888abcd99yyyzzz85a5,")]
    [InlineData("SigningSecret", "8f742231b10e8888abcd99yyyzzz85a5,8f742231b10e8888abcd99yyyzzz85a6,8f742231b10e8888abcd99yyyzzz85a7")]
    [InlineData("BotToken", "")]
    [InlineData("BotToken", "xoxp-17653672481-19874698323")]
    [InlineData("RetentionDays", "0")]
    [InlineData("RetentionDays", "4000")]
    [InlineData("ApiBaseUrl", "slack.com/api")]
    [InlineData("ApiBaseUrl", "http://slack.com/api/")]
    [InlineData("ApiBaseUrl", "https://user:word@slack.com/api/")]
    [InlineData("Command", "two words")]
    [InlineData("Command", "/organize")]
    [InlineData("Command", "status")]
    public void A_wrong_setting_stops_the_start_and_is_named(string setting, string value)
    {
        var problem = Assert.Single(Problems([new($"Slack:{setting}", value)]));

        Assert.Contains($"Slack:{setting}", problem, StringComparison.Ordinal);
        Assert.True(value.Length < 20 || !problem.Contains(value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not an id", "8f742231b10e8888abcd99yyyzzz85a5", "https://bot.example/", "Slack:ClientId")]
    [InlineData("123.456", "", "https://bot.example/", "Slack:ClientSecret")]
    [InlineData("", "8f742231b10e8888abcd99yyyzzz85a5", "https://bot.example/", "Slack:ClientId")]
    [InlineData("123.456", "8f742231b10e8888abcd99yyyzzz85a5", "", "Web:PublicUrl")]
    public void Installing_takes_an_id_a_secret_and_a_page(string id, string secret, string page, string named) => Assert.Contains(
        named, Assert.Single(Problems([new("Slack:ClientId", id), new("Slack:ClientSecret", secret), new("Web:PublicUrl", page)])), StringComparison.Ordinal);

    [Fact]
    public void Where_workspaces_install_the_bot_no_token_is_needed() => Assert.Empty(Problems(
        [new("Slack:BotToken", ""), new("Slack:ClientId", "123.456"), new("Slack:ClientSecret", "8f742231b10e8888abcd99yyyzzz85a5"), new("Web:PublicUrl", "https://bot.example/")]));

    [Fact]
    public void A_town_on_this_computer_may_be_reached_without_encryption() => Assert.Empty(Problems([new("Slack:ApiBaseUrl", "http://127.0.0.1:5080/slack/api")]));

    [Fact]
    public async Task Without_a_section_there_are_no_routes()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddSlack();
        await using var app = builder.Build();
        app.MapSlack();

        Assert.Empty(((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
    }

    private static IEnumerable<string> Problems(IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(Complete).AddInMemoryCollection(changes);
        builder.AddSlack();
        using var app = builder.Build();
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return e.Failures;
        }
    }
}
