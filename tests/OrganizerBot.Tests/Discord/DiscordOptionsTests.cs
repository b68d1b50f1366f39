using Microsoft.Extensions.Options;

namespace OrganizerBot.Discord;

public sealed class DiscordOptionsTests
{
    [Theory]
    [InlineData("ApplicationId", "")]
    [InlineData("ApplicationId", "my app")]
    [InlineData("Receive", "Pigeon")]
    [InlineData("Receive", "1")]
    [InlineData("PublicKey", "")]
    [InlineData("PublicKey", "abc")]
    [InlineData("PublicKey", "zz00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("BotToken", "")]
    [InlineData("BotToken", "Bot abc")]
    [InlineData("ApiBaseUrl", "")]
    [InlineData("ApiBaseUrl", "/api")]
    [InlineData("ApiBaseUrl", "http://example.com/api")]
    [InlineData("ApiBaseUrl", "https://user@example.com/api")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting, string value)
    {
        using var discord = new DiscordSender();
        var settings = new Dictionary<string, string?>
        {
            ["Discord:ApplicationId"] = DiscordHouse.ApplicationId,
            ["Discord:Receive"] = "Http",
            ["Discord:PublicKey"] = discord.PublicKey,
            ["Discord:BotToken"] = "secret-token",
            [$"Discord:{setting}"] = value,
        };

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => DiscordHouse.OpenAsync(discord, settings));

        Assert.Contains($"Discord:{setting}", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", refusal.Message, StringComparison.Ordinal);
    }
}
