using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrganizerBot.Support;

namespace OrganizerBot.Web;

public sealed class WebOptionsTests
{
    [Theory]
    [InlineData("https://organizerbot.example", "https://organizerbot.example/")]
    [InlineData(" https://host.example/bot/ ", "https://host.example/bot/")]
    [InlineData("http://127.0.0.1:8080/", "http://127.0.0.1:8080/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Https_or_this_machine(string? setting, string? address)
    {
        var options = new WebOptions { PublicUrl = setting };

        Assert.True(new WebOptions.Validator().Validate(null, options).Succeeded);
        Assert.Equal(address, options.Public?.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://organizerbot.example/")]
    [InlineData("organizerbot.example")]
    [InlineData("/bot")]
    [InlineData("https://user:secret@organizerbot.example/")]
    [InlineData("https://organizerbot.example/?a=b")]
    [InlineData("https://organizerbot.example/#me")]
    [InlineData("ftp://organizerbot.example/")]
    public void A_wrong_address_stops_the_start_and_is_named(string setting)
    {
        using var folder = new TemporaryFolder();

        var refused = Assert.ThrowsAny<OptionsValidationException>(() => OrganizerHost.Build(new OrganizerHostOptions
        {
            Settings = new Dictionary<string, string?>
            {
                ["Storage:DataDirectory"] = folder["data"],
                ["Storage:KeysDirectory"] = folder["keys"],
                ["Web:PublicUrl"] = setting,
                ["Logging:LogLevel:Default"] = "None",
            },
        }));

        Assert.Contains("Web:PublicUrl must be an https address", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("198.51.100.7", null, "198.51.100.7")]
    [InlineData("::ffff:198.51.100.7", null, "198.51.100.7")]
    [InlineData("198.51.100.7", "203.0.113.9", "198.51.100.7")]
    [InlineData("127.0.0.1", "203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1", "10.0.0.1, 203.0.113.9", "203.0.113.9")]
    [InlineData("127.0.0.1", "nonsense", "127.0.0.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", null, "20010DB800010002")]
    [InlineData("2001:db8:1:2:aaaa::1", null, "20010DB800010002")]
    public void Requests_are_counted_by_where_they_come_from(string remote, string? forwarded, string counted)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        context.Request.Headers["X-Forwarded-For"] = forwarded;

        Assert.Equal(counted, RequestAddress.Of(context));
    }

    [Theory]
    [InlineData("", "en")]
    [InlineData("fr", "fr")]
    [InlineData("fr-CH, fr;q=0.9, en;q=0.8", "fr")]
    [InlineData("en;q=0.5, fr;q=0.9", "fr")]
    [InlineData("it, pt", "en")]
    [InlineData("de, es", "de")]
    [InlineData("es-419", "es")]
    [InlineData("it, fr;q=0.1", "fr")]
    [InlineData(";;;q=", "en")]
    public void The_language_is_the_one_liked_best(string accepted, string language)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.AcceptLanguage = accepted;

        Assert.Equal(language, AcceptedLanguage.Of(context.Request).Code);
    }
}
