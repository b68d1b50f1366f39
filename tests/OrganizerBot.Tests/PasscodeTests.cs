namespace OrganizerBot;

public sealed class PasscodeTests
{
    [Theory]
    [InlineData("ABCDE-FGHJK", "ABCDEFGHJK")]
    [InlineData(" abcdefghjk ", "ABCDEFGHJK")]
    [InlineData("oil0000000", "0110000000")]
    public void It_is_read_as_people_type_it(string typed, string kept)
    {
        Assert.True(Passcode.TryParse(typed, null, out var code));
        Assert.Equal(kept, code.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABCDE")]
    [InlineData("ABCDEFGHJKM")]
    [InlineData("UUUUUUUUUU")]
    public void Anything_else_is_not_one(string typed) => Assert.False(Passcode.TryParse(typed, null, out _));

    [Fact]
    public void A_fresh_one_is_unlike_the_last_and_matches_itself()
    {
        var (one, other) = (Passcode.New(), Passcode.New());

        Assert.True(one.Matches(Passcode.Parse(one.ToString(), null)));
        Assert.False(one.Matches(other));
        Assert.False(one.Matches(default));
    }
}
