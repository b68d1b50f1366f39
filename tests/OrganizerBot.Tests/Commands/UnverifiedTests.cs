using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Support;

namespace OrganizerBot.Commands;

public sealed class UnverifiedTests(TestBot bot) : IClassFixture<TestBot>
{
    [Fact]
    public async Task Whoever_the_platform_cannot_name_may_read_and_not_act()
    {
        var code = await bot.HasAnOpenPetition();
        var ana = bot.Member("Ana");
        var dispatcher = bot.Services.GetRequiredService<CommandDispatcher>();

        var sign = await dispatcher.DispatchAsync($"petition sign {code} as:named", ana.Visitor("unverified-1") with { IsUnverified = true }, CancellationToken.None);
        var show = await dispatcher.DispatchAsync($"petition show {code}", ana.Visitor("unverified-2") with { IsUnverified = true }, CancellationToken.None);

        Assert.Contains("try again", ana.Words(sign), StringComparison.Ordinal);
        Assert.Contains("0 signatures", ana.Words(show), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_come_at_the_pace_of_typing()
    {
        await bot.HasAnOpenPetition();
        var visitor = bot.Member("Quick").Visitor("suggestions");
        var dispatcher = bot.Services.GetRequiredService<CommandDispatcher>();
        List<int> counts = [];
        for (var asked = 0; asked < 7; asked++)
        {
            counts.Add((await dispatcher.SuggestAsync(new CommandLine("petition sign"), "petition", "", visitor, CancellationToken.None)).Count);
        }

        Assert.All(counts[..5], count => Assert.NotEqual(0, count));
        Assert.All(counts[5..], count => Assert.Equal(0, count));
    }
}
