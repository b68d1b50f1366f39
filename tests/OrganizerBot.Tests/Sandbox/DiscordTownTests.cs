using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Tests.Sandbox;

/// <summary>A town with Discord only, a fake bot in it, and hands to act for both.</summary>
public abstract class DiscordTownTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("town").FullName;
    private readonly HttpClient _http = new();
    private TownHost _host = null!;

    protected FakeBot Bot { get; private set; } = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ITownPlatform Discord => _host.Platform("discord");

    public async ValueTask InitializeAsync()
    {
        await OpenAsync();
        await ApiAsync("PUT", "/applications/1198000000000000000/commands", """
            [{"name":"petition","description":"Petitions","options":[
              {"type":1,"name":"sign","description":"Sign one","options":[
                {"type":3,"name":"petition","description":"Which","required":true,"autocomplete":true},
                {"type":3,"name":"as","description":"How","choices":[{"name":"With my name","value":"named"}]},
                {"type":7,"name":"channel","description":"Where"},
                {"type":4,"name":"goal","description":"How many","min_value":1}]}]}]
            """);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await CloseAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    protected async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    protected void Advance(string duration) => _host.Time.Advance(duration);

    private protected void Arrange(string route, TownFault fault) => _host.Faults.Arrange("discord", route, fault, 1);

    private protected IReadOnlyList<TownJournalEntry> Journal => _host.Journal.Since(0);

    private protected Task<Sight> Says(string text, string who = "Emeka Obi", string channel = "organizing") =>
        Discord.SayAsync(In(who, channel), text, Stop);

    private protected Task<Sight> Presses(Sight seen, string button, string who = "Emeka Obi") =>
        Discord.PressAsync(In(who), seen.Message!, button, Stop);

    private protected Task<Sight> Takes(Sight seen, string shortcut, string who = "Emeka Obi") =>
        Discord.TakeAsync(In(who), seen.Message!, shortcut, Stop);

    private protected Task<Sight> Submits(Sight seen, string values, string who = "Emeka Obi") =>
        Discord.SubmitAsync(In(who), seen.Form!.Id, JsonNode.Parse(values)!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value), Stop);

    private protected Task<IReadOnlyList<SightOption>> Suggests(string text) => Discord.SuggestAsync(In("Emeka Obi"), text, Stop);

    private protected Task AwaitsCommands() => Opening.AwaitCommandsAsync(_host, Stop);

    private protected IReadOnlyList<Sight> Sees(string who, string channel = "organizing") => Discord.Messages(In(who, channel));

    /// <summary>A call of the API as the bot; a path that holds a token goes without Authorization.</summary>
    protected async Task<(int Status, JsonNode? Body, HttpResponseMessage Response)> ApiAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_host.Address, "/discord/api/v10" + path));
        request.Headers.UserAgent.ParseAdd("DiscordBot (https://example.org, 1.0)");
        if (!path.StartsWith("/webhooks/", StringComparison.Ordinal) && !path.StartsWith("/interactions/", StringComparison.Ordinal))
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bot " + Discord.BotSettings["Discord:BotToken"]);
        }

        request.Content = body is null ? null : JsonContent.Create(JsonNode.Parse(body));
        var response = await _http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), response);
    }

    protected static string Channel(string name) =>
        OrganizerBot.Sandbox.Discord.DiscordCast.Channels.First(channel => channel.Name == name).Id;

    private static Place In(string who, string channel = "organizing") => new("Lighthouse Staff Commons", channel, who);

    private async Task OpenAsync()
    {
        _host = await TownHost.StartAsync(new TownOptions { Port = 0, BotPort = 0, Folder = _folder, PlatformsOnly = true, Receive = TownReceive.Http }, Stop);
        Bot = await FakeBot.StartAsync(_host.Addresses.Bot, Discord.BotSettings["Discord:PublicKey"]!);
    }

    private async Task CloseAsync()
    {
        await Bot.DisposeAsync();
        await _host.DisposeAsync();
    }
}
