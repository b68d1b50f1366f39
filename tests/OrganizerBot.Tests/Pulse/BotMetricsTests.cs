using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Pulse;

/// <summary>What goes wrong is told at once; what members do when all is well is told together, by the hour, under one word.</summary>
public sealed class BotMetricsTests : IAsyncLifetime
{
    private const string Commands = "organizerbot.commands";

    private readonly QuietBot _bot = new();

    private BotMetrics Metrics => _bot.Services.GetRequiredService<BotMetrics>();

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task When_somebody_signs_nothing_moves_before_the_hour_is_over_and_then_it_says_no_more_than_petition()
    {
        using var told = Metering.Of(Metrics);
        var petition = await _bot.HasAnOpenPetition();
        var before = told.All.Count;

        Assert.StartsWith("Signed", await _bot.Member("Ana").Hears($"/petition sign {petition} as:counted"), StringComparison.Ordinal);
        await _bot.Member("Bo").Says("/petition list");
        await _bot.Member("Bo").Says("/petition nonsense");

        Assert.Equal(before, told.All.Count);
        _bot.Clock.Advance(TimeSpan.FromHours(1));
        Metrics.Note(Nothing());
        Assert.Equal(2, told.Sum(Commands, "command=petition"));
        Assert.Equal(1, told.Sum(Commands, "command=unknown"));
        Assert.Equal(1, told.Sum("organizerbot.signing.group.size"));
        Assert.DoesNotContain(told.All, each => each.Labels.Contains("sign", StringComparison.Ordinal) || each.Labels.Contains("list", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_moderators_do_and_what_breaks_is_told_at_once()
    {
        using var told = Metering.Of(Metrics);
        var petition = await _bot.HasAnOpenPetition();
        Assert.Equal(1, told.Sum(Commands, "command=petition open"));

        await _bot.RunAsync<OrganizerDb>(async db => await db.Database.ExecuteSqlRawAsync("ALTER TABLE Signatures RENAME TO Lost"));
        Assert.StartsWith("Nobody can tell just now", await _bot.Member("Ana").Hears($"/petition sign {petition} as:counted"), StringComparison.Ordinal);

        Assert.Equal(1, told.Sum(Commands, "outcome=failed"));
        Assert.Equal(1, told.Sum(Commands, "command=petition"));
    }

    [Fact]
    public void Among_a_thousand_nobody_stands_out()
    {
        using var metrics = new BotMetrics(new FakeTimeProvider());
        using var told = Metering.Of(metrics);
        for (var times = 1; times < HeldBack.Crowd; times++)
        {
            metrics.Committed(1);
        }

        Assert.Empty(told.All);
        metrics.Committed(1);
        Assert.Equal(HeldBack.Crowd, told.All.Count);
    }

    [Fact]
    public async Task An_hour_that_is_over_is_told_by_whoever_comes_next()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2027, 3, 1, 9, 59, 59, TimeSpan.Zero));
        using var metrics = new BotMetrics(clock);
        using var told = Metering.Of(metrics);
        metrics.Committed(3);
        await metrics.AcknowledgeAsync(Platform.Slack, () => Task.FromResult(0));

        clock.Advance(TimeSpan.FromSeconds(1));
        metrics.Committed(4);

        Assert.Equal(3, told.Sum("organizerbot.signing.group.size"));
        Assert.Equal(1, told.Times("organizerbot.acknowledgement.duration", "platform=slack"));
    }

    [Fact]
    public async Task A_slow_acknowledgement_is_told_at_once()
    {
        var clock = new FakeTimeProvider();
        using var metrics = new BotMetrics(clock);
        using var told = Metering.Of(metrics);

        foreach (var seconds in new[] { 1.9, 2.0, 2.6 })
        {
            await metrics.AcknowledgeAsync(Platform.Discord, () =>
            {
                clock.Advance(TimeSpan.FromSeconds(seconds));
                return Task.FromResult(0);
            });
        }

        Assert.Equal(2, told.Sum("organizerbot.acknowledgement.slow", "platform=discord"));
        Assert.Equal(4.6, told.Sum("organizerbot.acknowledgement.duration"), 3);
    }

    [Fact]
    public void Every_label_of_a_command_is_in_the_catalogue_and_none_tells_a_members_command_from_another()
    {
        var commands = new CommandCatalog().Commands;
        var labels = commands.Select(BotMetrics.LabelOf).ToHashSet();

        Assert.Subset(commands.SelectMany(command => new[] { command.Path, command.Noun }).ToHashSet(), labels);
        Assert.All(commands.Where(command => command.Policy != CommandPolicy.Moderator), command => Assert.Equal(command.Noun, BotMetrics.LabelOf(command)));
        Assert.DoesNotContain("petition sign", labels);
    }

    private static BotReading Nothing() => new(null, 0, new Dictionary<Platform, int>(), null);
}
