using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>The Home tab where Slack calls the bot.</summary>
public sealed class SlackHomeTabOverHttpTests : IAsyncLifetime
{
    private readonly LiveTown _town = new() { Receive = TownReceive.Http };

    [Fact]
    public async Task It_is_published_and_answers()
    {
        var home = await _town.Town.Platform("slack").OpenHomeAsync(new Place("Lighthouse Staff", "home", "helene"), TestContext.Current.CancellationToken);
        Assert.Equal("Ce que vous pouvez faire ici", home.Headings![0]);

        var form = await _town.Presses("slack", "helene", home, "Consigner un refus", "home");

        Assert.Equal("company", form.Form!.Fields[0].Id);
    }

    public ValueTask InitializeAsync() => _town.InitializeAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();
}
