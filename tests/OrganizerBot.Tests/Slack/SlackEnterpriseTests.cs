using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OrganizerBot.Hostile;

namespace OrganizerBot.Slack;

/// <summary>A company's Enterprise Grid is known by what Slack signs, whatever anybody answered: the real bot, the real endpoints.</summary>
public sealed class SlackEnterpriseTests : IAsyncLifetime
{
    private const string Employers = "Your employer controls this workspace, so signing is off here.";
    private const string Unsaid = "Nobody has said yet who controls this workspace";

    private readonly HostileHouse _house = new();

    public ValueTask InitializeAsync() => _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_command_from_a_workspace_of_a_Grid_finds_signing_off_from_then_on()
    {
        Knows("U1", "T0101");
        Assert.Contains(Unsaid, await TypesAsync("U1", "T0101"), StringComparison.Ordinal);

        Assert.Contains(Employers, await TypesAsync("U1", "T0101", ("enterprise_id", "E0009"), ("enterprise_name", "Lighthouse")), StringComparison.Ordinal);

        Assert.Contains(Employers, await TypesAsync("U1", "T0101"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_tells_as_much()
    {
        Knows("U2", "T0102");

        await PressesAsync("U2", "T0102", new JsonObject { ["id"] = "E0009", ["name"] = "Lighthouse" });

        Assert.Contains(Employers, await TypesAsync("U2", "T0102"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_was_installed_for_the_whole_organisation_is_an_employers()
    {
        _house.Platform.Answer("auth.test", """{"ok":true,"team_id":"T0103","enterprise_id":"E0010","user_id":"U0BOT0001","is_enterprise_install":true}""");
        _house.Platform.Answer("users.info", """{"ok":true,"user":{"id":"U3","team_id":"T0103","locale":"en-US","enterprise_user":{"enterprise_id":"E0010","teams":["T0103"]}}}""");

        Assert.Contains(Employers, await TypesAsync("U3", "T0103", ("enterprise_id", "E0010"), ("is_enterprise_install", "true")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("U4", "T0104", "\"is_stranger\":true")]
    [InlineData("U5", "T0105", "\"is_restricted\":true")]
    public async Task A_strangers_own_organisation_says_nothing_of_the_workspace(string stranger, string workspace, string why)
    {
        InstalledIn(workspace);
        _house.Platform.Answer("users.info", $$$"""{"ok":true,"user":{"id":"{{{stranger}}}","team_id":"{{{workspace}}}",{{{why}}},"locale":"en-US"}}""");
        await TypesAsync(stranger, workspace, ("enterprise_id", "E0009"));

        Knows(stranger + "A", workspace);
        Assert.Contains(Unsaid, await TypesAsync(stranger + "A", workspace), StringComparison.Ordinal);
    }

    private void InstalledIn(string workspace) =>
        _house.Platform.Answer("auth.test", $$$"""{"ok":true,"team_id":"{{{workspace}}}","user_id":"U0BOT0001","is_enterprise_install":false}""");

    private void Knows(string member, string workspace)
    {
        InstalledIn(workspace);
        _house.Platform.Answer("users.info", $$$"""{"ok":true,"user":{"id":"{{{member}}}","team_id":"{{{workspace}}}","locale":"en-US","profile":{"display_name":"Brook"},"enterprise_user":{"teams":["{{{workspace}}}","T0109"]} } }""");
    }

    private Task<string> TypesAsync(string member, string workspace, params (string Name, string Value)[] more) =>
        SendAsync(SlackEndpoints.Commands, Form([
            ("team_id", workspace), ("channel_id", "C2147483705"), ("user_id", member), ("user_name", "brook"), ("api_app_id", HostileHouse.AppId),
            ("trigger_id", $"13.{Guid.NewGuid():N}"), ("response_url", _house.Platform.Address + "/respond"), ("command", "/refusal"), ("text", "log"), .. more,
        ]));

    private Task<string> PressesAsync(string member, string workspace, JsonObject organisation) =>
        SendAsync(SlackEndpoints.Interactions, Form(("payload", new JsonObject
        {
            ["type"] = "block_actions",
            ["api_app_id"] = HostileHouse.AppId,
            ["team"] = new JsonObject { ["id"] = workspace },
            ["enterprise"] = organisation,
            ["is_enterprise_install"] = false,
            ["user"] = new JsonObject { ["id"] = member, ["team_id"] = workspace },
            ["trigger_id"] = $"13.{Guid.NewGuid():N}",
            ["response_url"] = _house.Platform.Address + "/respond",
            ["container"] = new JsonObject { ["type"] = "message", ["channel_id"] = "C2147483705" },
            ["channel"] = new JsonObject { ["id"] = "C2147483705" },
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["value"] = "1:organizer help" }),
        }.ToJsonString())));

    private async Task<string> SendAsync(string path, string text)
    {
        var (body, at) = (Encoding.UTF8.GetBytes(text), _house.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var signature = "v0=" + Convert.ToHexStringLower(SlackSignature.Sign(HostileHouse.Secret, at, body));
        var (status, answer) = await _house.SendAsync(new Attack("genuine", path, [("X-Slack-Signature", signature), ("X-Slack-Request-Timestamp", at)], body));
        Assert.Equal(System.Net.HttpStatusCode.OK, status);
        return answer;
    }

    private static string Form(params (string Name, string Value)[] fields) => string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
}
