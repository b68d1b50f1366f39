using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Which community an installation or a farewell is about, as Slack writes it for workspaces and for organisations.</summary>
public sealed class SlackGrantTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_organisation_that_installs_the_bot_for_all_its_workspaces_is_one_community()
    {
        var grant = Read("""{"access_token":"xoxb-1","token_type":"bot","scope":"commands","app_id":"A1","bot_user_id":"U1","team":null,"enterprise":{"id":"E1","name":"Lighthouse"},"is_enterprise_install":true}""")!;

        Assert.Equal(new CommunityRef(Platform.Slack, "E1"), grant.Community);
        Assert.True(grant.Grant is { IsOrganisationWide: true, IsInEnterprise: true, Refresh: null, ExpiresAt: null });
    }

    [Fact]
    public void A_workspace_of_an_organisation_is_a_community_of_its_own_in_a_companys_hands()
    {
        var grant = Read("""{"access_token":"xoxe.xoxb-1","token_type":"bot","scope":"commands,chat:write","team":{"id":"T1"},"enterprise":{"id":"E1"},"is_enterprise_install":false,"refresh_token":"xoxe-1","expires_in":43200}""")!;

        Assert.Equal(new CommunityRef(Platform.Slack, "T1"), grant.Community);
        Assert.True(grant.Grant is { IsOrganisationWide: false, IsInEnterprise: true, Refresh: "xoxe-1" });
        Assert.Equal(Now.AddHours(12), grant.Grant.ExpiresAt);
        Assert.Equal(["channels:read", "groups:read", "users:read", "usergroups:read", "files:write"], grant.Missing);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"access_token":"","token_type":"bot"}""")]
    [InlineData("""{"access_token":"xoxp-1","token_type":"user"}""")]
    [InlineData("""{"access_token":"with space","token_type":"bot"}""")]
    [InlineData("""{"access_token":{"a":1},"token_type":"bot"}""")]
    public void What_holds_no_bots_token_is_no_grant(string json) => Assert.Null(Read(json));

    [Theory]
    [InlineData("""{"team_id":"T1","event":{"type":"app_uninstalled"},"event_time":1800000000}""", "T1", true)]
    [InlineData("""{"team_id":"T1","enterprise_id":"E1","event":{"type":"app_uninstalled"}}""", "T1", true)]
    [InlineData("""{"team_id":"T1","event":{"type":"app_uninstalled"},"authorizations":[{"enterprise_id":"E1","team_id":"T2","is_enterprise_install":false}]}""", "T2", true)]
    [InlineData("""{"team_id":"T1","event":{"type":"app_uninstalled"},"authorizations":[{"enterprise_id":"E1","team_id":null,"is_enterprise_install":true}]}""", "E1", true)]
    [InlineData("""{"enterprise_id":"E1","event":{"type":"app_uninstalled"}}""", "E1", true)]
    [InlineData("""{"team_id":"T1","event":{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":["U2"]}}}""", "T1", true)]
    [InlineData("""{"team_id":"T1","event":{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":[]}}}""", "T1", false)]
    [InlineData("""{"team_id":"T1","event":{"type":"tokens_revoked"}}""", "T1", false)]
    [InlineData("""{"team_id":"T1","event":{"type":"member_joined_channel"}}""", "T1", false)]
    [InlineData("""{"event":{"type":"app_uninstalled"},"event_time":-1}""", null, true)]
    public void A_farewell_names_the_installation_that_is_over(string json, string? community, bool isFarewell)
    {
        var options = Options.Create(new SlackOptions { AppId = "A1" });
        var reader = new SlackReader(options, new CommandCatalog(), new SlackResponseUrls(options));
        var body = json.Insert(1, "\"type\":\"event_callback\",\"api_app_id\":\"A1\",");

        var news = Assert.IsType<SlackRequest.News>(reader.ReadEvent(Encoding.UTF8.GetBytes(body)));

        Assert.Equal(community is null ? null : new CommunityRef(Platform.Slack, community), news.Community);
        Assert.Equal(isFarewell, news.IsFarewell);
        Assert.Equal(json.Contains("1800000000", StringComparison.Ordinal) ? DateTimeOffset.FromUnixTimeSeconds(1_800_000_000) : null, news.At);
    }

    private static SlackGrant? Read(string json) => SlackGrant.Read(JsonDocument.Parse(json).RootElement.Clone(), Now);
}
