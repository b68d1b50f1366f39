using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Tests.Sandbox;

public sealed class TownTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("town").FullName;
    private readonly HttpClient _http = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_scriptable_interface_shows_what_a_person_sees()
    {
        await using var town = await OpenAsync();

        var said = await PostAsync(town, "say", """{"platform":"discord","channel":"general","as":"Chloé Marchand","text":"bonjour **tous**"}""");
        var seen = await _http.GetFromJsonAsync<JsonArray>(new Uri(town.Address, "/town/messages?platform=discord&channel=general&as=Hugo%20Petit"), Stop);
        var told = await _http.GetFromJsonAsync<JsonObject>(new Uri(town.Address, "/town"), Stop);

        Assert.Equal("bonjour tous", (string)said.Body["text"]!);
        Assert.False(said.Body.ContainsKey("form"));
        Assert.Equal((string)said.Body["message"]!, (string)seen![0]!["message"]!);
        Assert.Equal(30, told!["platforms"]!.AsArray().First(each => (string)each!["name"]! == "discord")!["communities"]![0]!["people"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("say", """{"platform":"teletext","channel":"general","as":"Ana Ferreira","text":"x"}""")]
    [InlineData("say", """{"platform":"discord","channel":"moderators","as":"Emeka Obi","text":"x"}""")]
    [InlineData("say", """{"platform":"discord","as":"Emeka Obi","text":"x"}""")]
    [InlineData("clock", """{"advance":"-PT1H"}""")]
    [InlineData("faults", """{"platform":"discord","route":"GET /users/@me","kind":"flood"}""")]
    public async Task What_cannot_be_done_is_said_in_one_sentence(string act, string body)
    {
        await using var town = await OpenAsync();

        var (status, answer) = await PostAsync(town, act, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.EndsWith(".", (string)answer["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fresh_town_has_forgotten_everything()
    {
        await using (var town = await OpenAsync())
        {
            await PostAsync(town, "say", """{"platform":"discord","channel":"general","as":"Ana Ferreira","text":"x"}""");
        }

        await using var fresh = await OpenAsync(fresh: true);

        Assert.Empty(fresh.Platform("discord").Messages(new Place("Lighthouse Staff Commons", "general", "Ana Ferreira")));
    }

    [Fact]
    public async Task A_town_may_be_fresh_where_there_was_none()
    {
        var options = new TownOptions { Port = 0, BotPort = 0, Folder = Path.Combine(_folder, "new", "town"), PlatformsOnly = true, Fresh = true };

        await using var town = await TownHost.StartAsync(options, Stop);

        Assert.True(File.Exists(Path.Combine(options.Folder, "town.db")));
    }

    [Fact]
    public async Task Whoever_starts_it_is_told_where_it_is_kept_and_how_to_kill_it()
    {
        var options = new TownOptions { Port = 0, BotPort = 0, Folder = Path.Combine(_folder, "here", "..", "kept"), PlatformsOnly = true };
        await using var town = await TownHost.StartAsync(options, Stop);

        var greeting = SandboxProgram.Greeting(town, options).Split('\n');

        Assert.Contains($"The town is open: {town.Address.GetLeftPart(UriPartial.Authority)}", greeting);
        Assert.Contains($"What happens here is kept in {Path.Combine(_folder, "kept")}", greeting);
        Assert.Contains(greeting, line => line.StartsWith("To try a crash: ", StringComparison.Ordinal) && line.EndsWith($" {Environment.ProcessId}", StringComparison.Ordinal));
        Assert.Contains($"  ASPNETCORE_URLS={town.Addresses.Bot.GetLeftPart(UriPartial.Authority)}", greeting);
        Assert.All(town.Platforms.SelectMany(platform => platform.BotSettings), setting => Assert.Contains($"  {setting.Key.Replace(":", "__", StringComparison.Ordinal)}={setting.Value}", greeting));
        Assert.Equal("data/sandbox", new TownOptions().Folder.Replace('\\', '/'));
    }

    [Theory]
    [InlineData("Sockets")]
    [InlineData("Http", "--receive", "http")]
    [InlineData("Sockets", "--receive", "sockets")]
    public void How_the_bot_hears_is_chosen(string expected, params string[] args) => Assert.Equal(expected, TownOptions.Parse(args).Receive.ToString());

    [Fact]
    public void There_is_no_third_way_to_hear() => Assert.Throws<TownException>(() => TownOptions.Parse(["--receive", "pigeons"]));

    [Fact]
    public async Task A_taken_port_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refusal = await Assert.ThrowsAsync<TownException>(
            () => TownHost.StartAsync(new TownOptions { Port = port, BotPort = 0, Folder = _folder, PlatformsOnly = true }, Stop));

        Assert.Contains($"Port {port} is taken", refusal.Message, StringComparison.Ordinal);
    }

    private Task<TownHost> OpenAsync(bool fresh = false) =>
        TownHost.StartAsync(new TownOptions { Port = 0, BotPort = 0, Folder = _folder, PlatformsOnly = true, Fresh = fresh }, Stop);

    private async Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(TownHost town, string act, string body)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(town.Address, "/town/" + act), JsonNode.Parse(body), Stop);
        return (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>(Stop))!);
    }
}
