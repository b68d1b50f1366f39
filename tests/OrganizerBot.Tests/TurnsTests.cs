using Microsoft.Extensions.Logging.Abstractions;

namespace OrganizerBot;

public sealed class TurnsTests
{
    [Fact]
    public async Task One_that_fails_does_not_keep_the_others_from_their_turn()
    {
        List<int> done = [];
        List<int> failed = [];

        await new Turns(NullLogger<Turns>.Instance).GiveAsync(
            [1, 2, 3],
            number =>
            {
                done.Add(10 / (number - 2));
                return Task.CompletedTask;
            },
            failed.Add,
            TestContext.Current.CancellationToken);

        Assert.Equal([-10, 10], done);
        Assert.Equal([2], failed);
    }
}
