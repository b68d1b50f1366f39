using CsCheck;

namespace OrganizerBot;

public sealed class CodeTests
{
    [Theory]
    [InlineData("K7QF2", "K7QF2")]
    [InlineData("k7qf2", "K7QF2")]
    [InlineData("#K7QF2", "K7QF2")]
    [InlineData(" k7-qf2 ", "K7QF2")]
    [InlineData("ILOil", "11011")]
    [InlineData("o0O-0o", "00000")]
    public void It_is_read_the_way_people_write_it(string typed, string code) => Assert.Equal(code, Code.Parse(typed, null).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("K7QF")]
    [InlineData("K7QF22")]
    [InlineData("K7QFU")]
    [InlineData("K7 F2")]
    [InlineData("K7QFé")]
    [InlineData("ٱ7QF2")]
    public void Anything_else_is_none(string? typed) => Assert.False(Code.TryParse(typed, null, out _));

    [Fact]
    public void A_fresh_one_is_read_back_in_any_case() => Gen.Bool.Sample(
        lower =>
        {
            var code = Code.New();
            return Code.Parse(lower ? code.ToString().ToLowerInvariant() : code.ToString(), null) == code;
        },
        iter: 1000);
}
