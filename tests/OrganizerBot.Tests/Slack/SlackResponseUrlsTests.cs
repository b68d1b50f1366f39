using Microsoft.Extensions.Options;

namespace OrganizerBot.Slack;

public sealed class SlackResponseUrlsTests
{
    [Theory]
    [InlineData("https://hooks.slack.com/commands/T1DC2JH3J/397700885554/96rGlfmibIGlgcZRskXaIFfN")]
    [InlineData("https://hooks.slack.com/actions/T1/2/3")]
    public void Slacks_own_addresses_are_accepted(string address) => Assert.NotNull(Accept(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/commands/1")]
    [InlineData("//hooks.slack.com/commands/1")]
    [InlineData("http://hooks.slack.com/commands/1")]
    [InlineData("https://hooks.slack.com")]
    [InlineData("https://hooks.slack.com:8443/commands/1")]
    [InlineData("https://hooks.slack.com.evil.example/commands/1")]
    [InlineData("https://hooks.slack.com@evil.example/commands/1")]
    [InlineData("https://user:word@hooks.slack.com/commands/1")]
    [InlineData("https://evil.example/https://hooks.slack.com/")]
    [InlineData("https://evil.example#https://hooks.slack.com/")]
    [InlineData("https://evil.example?https://hooks.slack.com/")]
    [InlineData("https://hooks.slack.com\\@evil.example/")]
    [InlineData("https://hooks.slack.com\t.evil.example/")]
    [InlineData(" https://hooks.slack.com/commands/1")]
    [InlineData("https://hooks.slack.com/commands/1\r\nHost: evil.example")]
    [InlineData("https://hooks%2Eslack.com/commands/1")]
    [InlineData("https://hooks。slack.com/commands/1")]
    [InlineData("https://xn--hooks-slack.com/")]
    [InlineData("https://[::1]/commands/1")]
    [InlineData("https://127.0.0.1/commands/1")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://127.0.0.1:5080/slack/respond/1")]
    public void Nothing_else_is(string? address) => Assert.Null(Accept(address));

    [Theory]
    [InlineData("http://127.0.0.1:5080/slack/respond/1", true)]
    [InlineData("http://127.0.0.1:5081/slack/respond/1", false)]
    [InlineData("http://127.0.0.1:5080@evil.example/", false)]
    [InlineData("http://127.0.0.1:50800/", false)]
    public void A_town_on_this_computer_counts_only_when_the_bot_is_told_to_live_there(string address, bool accepted) =>
        Assert.Equal(accepted, Accept(address, "http://127.0.0.1:5080/slack/api/") is not null);

    private static Uri? Accept(string? address, string api = "https://slack.com/api/") =>
        new SlackResponseUrls(Options.Create(new SlackOptions { ApiBaseUrl = api })).Accept(address);
}
