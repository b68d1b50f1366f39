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
        ["Slack:AppToken"] = "xapp-1-A012ABCD0A0-19874698323-8f742231b10e8888abcd99yyyzzz85a5",
    };

    [Theory]
    [InlineData(null, null)]
    [InlineData("Receive", "Http")]
    [InlineData("Receive", "socket")]
    [InlineData("Receive", "")]
    [InlineData("SigningSecret", "")]
    public void A_complete_configuration_is_accepted(string? setting, string? value) => Assert.Empty(Problems(setting is null ? [] : [new($"Slack:{setting}", value)]));

    [Fact]
    public void Each_way_needs_its_own_secret_only()
    {
        Assert.Empty(Problems([new("Slack:Receive", "Http"), new("Slack:AppToken", "")]));
        Assert.StartsWith("Slack:SigningSecret", Assert.Single(Problems([new("Slack:Receive", "Http"), new("Slack:SigningSecret", "")])), StringComparison.Ordinal);
        Assert.StartsWith("Slack:AppToken", Assert.Single(Problems([new("Slack:Receive", "Socket"), new("Slack:AppToken", "")])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AppId", "")]
    [InlineData("AppId", "not an id")]
    [InlineData("Receive", "pigeon")]
    [InlineData("AppToken", "")]
    [InlineData("AppToken", "xoxb-17653672481-19874698323")]
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

    [Theory]
    [InlineData(false, "Http", 0)]
    [InlineData(true, "Socket", 0)]
    [InlineData(true, "Http", 3)]
    public async Task There_are_routes_only_where_Slack_calls_us(bool isConfigured, string receive, int routes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddOrganizing();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Configuration.AddInMemoryCollection(isConfigured ? [.. Complete, new("Slack:Receive", receive)] : []);
        builder.AddSlack();
        await using var app = builder.Build();
        app.MapSlack();

        Assert.Equal(routes, ((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Count());
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
