using System.Text.Json.Nodes;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>What is typed at the terminal against both platforms, while the bot runs.</summary>
public sealed class TownCommandsTests(Clinic clinic) : IClassFixture<Clinic>
{
    [Fact]
    public async Task Commands_that_Discord_lost_or_never_had_are_told_and_put_right()
    {
        Assert.Equal((0, "Discord has the commands as they are.\n"), await Types("commands", "diff"));
        await using (var ward = clinic.Admit())
        {
            await Misconfiguration.All.Single(wrong => wrong.Name == "a command that Discord lost").Spoil(ward, clinic);
            var (code, told) = await Types("commands", "diff");
            Assert.Equal(ExitCode.DoesNotHold, code);
            Assert.Matches("^missing: /[a-z]+\norganizerbot commands register puts it right.\n$", told);
        }

        Assert.Equal((0, "Discord has all 9 commands.\n"), await Types("commands", "register"));
        Assert.Equal(0, (await Types("commands", "diff")).Code);
    }

    [Fact]
    public async Task A_platform_that_refuses_or_is_not_set_up_is_told_in_a_sentence()
    {
        Assert.Equal(ExitCode.Unavailable, (await Types("commands", "diff", "--Discord:BotToken=abc.def.ghi")).Code);
        Assert.Equal(ExitCode.Unavailable, (await Types("commands", "register", "--Discord:ApiBaseUrl=http://127.0.0.1:9/")).Code);
        Assert.Equal(ExitCode.Unavailable, (await Types("claim-code", "--Slack:BotToken=xoxb-1-2-3")).Code);
        Assert.Equal(ExitCode.WrongSettings, (await Terminal.TypesAsync("commands", "diff")).Code);
        Assert.Equal(ExitCode.WrongSettings, (await Types("commands", "diff", "--Discord:PublicKey=")).Code);
    }

    [Fact]
    public async Task The_manifest_is_the_one_in_the_repository_with_the_address_that_is_wanted()
    {
        var golden = await File.ReadAllTextAsync(Repository.PathOf("deploy/slack/manifest.http.yaml"));
        var socket = await File.ReadAllTextAsync(Repository.PathOf("deploy/slack/manifest.yaml"));
        Assert.Equal((0, socket), await Types("slack", "manifest", "--Slack:Receive=Socket", "--Web:PublicUrl="));

        var (code, printed) = await Types("slack", "manifest", "--url", "https://organizerbot.example/");
        Assert.Equal(0, code);
        Assert.Equal(golden, printed);

        (_, printed) = await Types("slack", "manifest", "--Slack:Command=organize");
        Assert.Contains($"url: \"{new Uri(clinic.BotAddress, "/slack/commands")}\"", printed, StringComparison.Ordinal);
        Assert.Contains("command: \"/organize\"", printed, StringComparison.Ordinal);

        Assert.Equal(ExitCode.WrongUsage, (await Types("slack", "manifest", "--url", "http://organizerbot.example/")).Code);
        Assert.Equal(ExitCode.WrongUsage, (await Types("slack", "manifest", "--Web:PublicUrl=")).Code);
    }

    [Fact]
    public async Task The_code_to_claim_a_workspace_is_shown_until_it_is_claimed()
    {
        Assert.Equal(ExitCode.DoesNotHold, (await Types("claim-code")).Code);

        var (code, told) = await Types("claim-code", "T0OTHER00");
        Assert.Equal(0, code);
        Assert.Matches("^Whoever should be the first moderator of T0OTHER00 types there: /organizer claim [0-9A-HJKMNP-TV-Z]{10}\n", told);
        Assert.Equal(told, (await Types("claim-code", "t0other00")).Output);
        Assert.Equal(ExitCode.WrongUsage, (await Types("claim-code", "hello world")).Code);
    }

    [Fact]
    public async Task The_doctor_answers_machines_too()
    {
        var (code, told) = await Types("doctor", "--json", "--Discord:BotToken=abc.def.ghi");

        Assert.Equal(ExitCode.DoesNotHold, code);
        var answer = JsonNode.Parse(told)!;
        Assert.Equal(1, (int)answer["wrong"]!);
        Assert.Equal("""{"check":"Discord\u0027s token","severity":"wrong","setting":"Discord:BotToken","what":"Discord does not know this token.","fix":"Make a new one in the Developer Portal under Bot, Reset Token, and put it here."}""", answer["findings"]![0]!.ToJsonString());
    }

    /// <summary>The clinic's settings come first: what a test types after them wins.</summary>
    private async Task<(int Code, string Output)> Types(params string[] words)
    {
        var (code, output, _) = await Terminal.TypesAsync([words[0], .. Clinic.Line(clinic.Settings), .. words[1..]]);
        return (code, output);
    }
}
