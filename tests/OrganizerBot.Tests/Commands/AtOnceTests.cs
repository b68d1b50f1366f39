using Microsoft.EntityFrameworkCore;
using OrganizerBot.Support;

namespace OrganizerBot.Commands;

/// <summary>One delivery that comes several times at once, as platforms send it when an answer is late, has one effect.</summary>
public sealed class AtOnceTests : IAsyncLifetime
{
    private const int Deliveries = 25;
    private const int Copies = 4;

    private readonly QuietBot _bot = new();

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_petition_is_drafted_once()
    {
        var moderator = _bot.Moderator();
        for (var delivery = 0; delivery < Deliveries; delivery++)
        {
            var press = $"press {delivery}";
            await Task.WhenAll(Enumerable.Range(0, Copies).Select(_ => Task.Run(() => moderator.Delivers(
                """petition start target:"Lighthouse Cloud" addressee:"the chief executive" title:"No face recognition at work" text:"We ask you to stop." deadline:30d""", press))));
        }

        Assert.Equal(Deliveries, await _bot.LookAsync(db => db.Petitions.CountAsync()));
    }
}
