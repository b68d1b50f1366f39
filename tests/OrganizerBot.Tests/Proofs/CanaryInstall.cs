using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Slack;
using static OrganizerBot.Proofs.CanaryPlatform;

namespace OrganizerBot.Proofs;

/// <summary>A workspace installs the bot, its tokens are replaced, well and badly, and it takes the bot out again. Each token, and what goes to Slack and back, is a canary.</summary>
internal static class CanaryInstall
{
    public static async Task PlayAsync(CanaryHouse house)
    {
        var community = new CommunityRef(Messages.Platform.Slack, "T0" + Random.Shared.Next(100_000_000, 999_999_999));
        Grants(house, community);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = house.Http.BaseAddress };
        using var sent = await browser.GetAsync(new Uri("/slack/install", UriKind.Relative), TestContext.Current.CancellationToken);
        var cookie = sent.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var state = QueryHelpers.ParseQuery(sent.Headers.Location!.Query)["state"].ToString();
        house.Canaries.Note("the cookie of an installation", cookie.Split('=')[1]);
        house.Canaries.Note("the state of an installation", state);
        var back = $"/slack/oauth?code={house.Canaries.Word("the code of an installation")}&state={state}";

        // Without the cookie it is refused, and what is refused is searched too.
        await house.SendsAsync(new HttpRequestMessage(HttpMethod.Get, back));
        using var returned = new HttpRequestMessage(HttpMethod.Get, back);
        returned.Headers.Add("Cookie", cookie);
        using var done = await browser.SendAsync(returned, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);

        foreach (var manner in new[] { Manner.Refuses, Manner.Garbles, Manner.Hangs, Manner.Well })
        {
            house.Clock.Advance(TimeSpan.FromHours(11));
            (house.Platform.Answers, var before) = (manner, house.Platform.Calls.Count);
            Grants(house, community);
            await house.Services.GetRequiredService<SlackCalls>().ReadAsync(community, "users.info", [new("user", house.Canaries.SlackId("an account", 'U'))], TestContext.Current.CancellationToken);
            Assert.Contains(house.Platform.Calls.Skip(before), call => call.Contains("/oauth.v2.access", StringComparison.Ordinal));
        }

        await using var scope = house.Services.CreateAsyncScope();
        Assert.NotNull(await scope.ServiceProvider.GetRequiredService<Installations>().FindAsync(community, TestContext.Current.CancellationToken));
    }

    private static void Grants(CanaryHouse house, CommunityRef community) => house.Platform.Grant = $$"""
        {"ok":true,"app_id":"A012ABCD0A0","token_type":"bot","scope":"{{string.Join(',', SlackCommands.Scopes)}}","bot_user_id":"U0BOT0001","team":{"id":"{{community.Id}}","name":"Harbour"},
         "access_token":"xoxe.xoxb-{{house.Canaries.Word("an installation's token")}}","refresh_token":"xoxe-{{house.Canaries.Word("an installation's refresh token")}}","expires_in":43200}
        """;
}
