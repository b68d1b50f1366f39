namespace OrganizerBot.Keys;

public sealed class SecretTests
{
    [Fact]
    public async Task What_is_drawn_many_at_a_time_is_given_out_once_on_every_thread()
    {
        var drawn = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 5000).SelectMany<int, Guid>(_ => [Secret.Id(), new Guid(Secret.Key().AsSpan(0, 16)), new Guid(Secret.Key().AsSpan(16))]).ToArray())));

        Assert.Equal(4 * 5000 * 3, drawn.SelectMany(each => each).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Secret.Drawn - 1)]
    [InlineData(Secret.Drawn)]
    [InlineData(Secret.Drawn + 1)]
    [InlineData(10 * Secret.Drawn)]
    public void Any_number_of_bytes_is_filled_to_its_end(int length)
    {
        // Of bytes that are filled none is zero a hundred times in a row but once in 256 to the hundredth.
        var ever = new bool[length];
        for (var round = 0; round < 100; round++)
        {
            var bytes = new byte[length];
            Secret.Fill(bytes);
            for (var index = 0; index < length; index++)
            {
                ever[index] |= bytes[index] != 0;
            }
        }

        Assert.All(ever, Assert.True);
    }
}
