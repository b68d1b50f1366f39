using OrganizerBot.Sandbox.Discord;
using OrganizerBot.Sandbox.Slack;

namespace OrganizerBot.Sandbox;

public sealed class SlackTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 3, 18, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("*bold* _it_ ~gone~ `code *x*`", "bold it gone code *x*")]
    [InlineData("snake_case_word 2*3*4", "snake_case_word 2*3*4")]
    [InlineData("a &amp;lt; b &lt;@U07LHANA001&gt;", "a &lt; b <@U07LHANA001>")]
    [InlineData("<@U07LHANA001> in <#C07LHGENERL|general>", "@Ana Ferreira in #general")]
    [InlineData("<!channel> <!subteam^S123|@group>", "@channel @group")]
    [InlineData("*<https://a.example/x|the *page*>*", "the *page* (https://a.example/x)")]
    [InlineData("<https://a.example/?a=1&amp;b=2>", "https://a.example/?a=1&b=2")]
    [InlineData("&gt; quoted\nnot", "quoted\nnot")]
    [InlineData("<!date^1796322600^{date_long} at {time}|then>", "Thursday, December 3rd, 2026 at 6:30 PM UTC")]
    [InlineData("<!date^1796322600^{date_short_pretty}|then>", "today")]
    [InlineData("<!date^soon^{date}|soon (UTC)>", "soon (UTC)")]
    public void Markup_is_shown_as_Slack_shows_it(string markup, string shown) =>
        Assert.Equal(shown, SlackMarkup.Show(markup, id => SlackCast.Person(id)?.Name ?? id, Now, "en-US"));

    [Theory]
    [InlineData("fr-FR", "jeudi 3 décembre 2026, 18:30 UTC", "3 déc. 2026", "aujourd'hui")]
    [InlineData("de-DE", "Donnerstag, 3. Dezember 2026, 18:30 UTC", "3. Dez. 2026", "heute")]
    [InlineData("es-ES", "jueves, 3 de diciembre de 2026, 18:30 UTC", "3 de dic de 2026", "hoy")]
    [InlineData("pl", "Thursday, December 3rd, 2026, 6:30 PM UTC", "Dec 3, 2026", "today")]
    public void Dates_are_written_in_the_language_of_the_readers_client(string locale, string @long, string @short, string near)
    {
        Assert.Equal(@long, Shown("{date_long}, {time}"));
        Assert.Equal(@short, Shown("{date_short}"));
        Assert.Equal(near, Shown("{date_pretty}"));

        string Shown(string format) => SlackMarkup.Show($"<!date^1796322600^{format}|then>", id => id, Now, locale);
    }

    [Theory]
    [InlineData("en-GB", "in 2 days", "1 hour ago")]
    [InlineData("fr", "dans 2 jours", "il y a 1 heure")]
    [InlineData("de", "in 2 Tagen", "vor 1 Stunde")]
    [InlineData("es-419", "dentro de 2 días", "hace 1 hora")]
    [InlineData("ja", "in 2 days", "1 hour ago")]
    public void How_far_off_a_time_is_is_said_in_the_readers_language_on_both_platforms(string locale, string ahead, string past)
    {
        var (soon, gone) = (Now.AddDays(2).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), Now.AddHours(-1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(ahead, DiscordTimestamp.Words(soon, "R", locale, Now));
        Assert.Equal(past, DiscordTimestamp.Words(gone, "R", locale, Now));
        Assert.Equal(ahead, SlackMarkup.Show($"<!date^{soon}^{{ago}}|then>", id => id, Now, locale));
        Assert.Equal(past, SlackMarkup.Show($"<!date^{gone}^{{ago}}|then>", id => id, Now, locale));
    }

    [Theory]
    [InlineData("""{"text":"<!channel> <@U07LHANA001>"}""", "@channel,Ana Ferreira")]
    [InlineData("""{"text":"&lt;!channel&gt; @here @ana"}""", "")]
    [InlineData("""{"text":"@here @ana","link_names":true}""", "@here,Ana Ferreira")]
    [InlineData("""{"text":"@everyone","parse":"full"}""", "@everyone")]
    [InlineData("""{"text":"fallback <!here>","blocks":[{"type":"divider"}]}""", "@here")]
    [InlineData("""{"text":"x","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"<!subteam^S123>"}}]}""", "@S123")]
    [InlineData("""{"text":"x","blocks":[{"type":"section","text":{"type":"plain_text","text":"<!channel>"}}]}""", "")]
    [InlineData("""{"text":"x","blocks":[{"type":"context","elements":[{"type":"mrkdwn","text":"<!everyone>"}]}]}""", "@everyone")]
    [InlineData("""{"text":"x","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"here"},{"type":"user","user_id":"U07LHCHI003"}]}]}]}""", "@here,Chiara Conti")]
    public async Task Mentions_notify_where_Slack_reads_markup(string message, string pings)
    {
        await using var stage = await SlackStage.RaiseAsync();
        var post = System.Text.Json.Nodes.JsonNode.Parse(message)!.AsObject();
        post["channel"] = SlackStage.General;

        Assert.True((bool)(await stage.CallAsync("chat.postMessage", post))["ok"]!);

        Assert.Equal(pings, string.Join(',', stage.Town.Messages(SlackStage.At()).Single().Pings ?? []));
    }
}
