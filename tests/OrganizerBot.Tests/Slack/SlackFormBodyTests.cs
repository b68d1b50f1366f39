using System.Text;
using CsCheck;

namespace OrganizerBot.Slack;

public sealed class SlackFormBodyTests
{
    [Fact]
    public void Fields_are_decoded() =>
        Assert.Equal(new Dictionary<string, string> { ["text"] = "sign “K7” & go", ["empty"] = "", ["bare"] = "" }, Read("text=sign+%E2%80%9CK7%E2%80%9D%20%26+go&empty=&bare&"));

    [Theory]
    [InlineData("a=1&a=2")]
    [InlineData("a=1&%61=2")]
    [InlineData("a=%")]
    [InlineData("a=%4")]
    [InlineData("a=%zz")]
    [InlineData("a=%ff")]
    [InlineData("a=%ed%a0%80")]
    [InlineData("%c3=1")]
    public void What_could_be_read_in_two_ways_is_refused(string body) => Assert.Null(Read(body));

    [Fact]
    public void Too_many_fields_are_refused() => Assert.Null(Read(string.Join('&', Enumerable.Range(0, 101).Select(index => $"f{index}=1"))));

    [Fact]
    public void Whatever_a_browser_encodes_is_read_back() =>
        Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 8], Gen.String)[0, 6].Where(fields => fields.Values.All(IsText)).Sample(
            fields =>
            {
                var body = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value).Replace("%20", "+", StringComparison.Ordinal)}"));
                Assert.Equal(fields, Read(body));
            },
            iter: 1000);

    [Fact]
    public void No_bytes_make_it_throw() => Gen.Byte.Array[0, 60].Sample(bytes => { SlackFormBody.Read(bytes); }, iter: 5000);

    private static bool IsText(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar) && !text.Any(char.IsSurrogate);

    private static IReadOnlyDictionary<string, string>? Read(string body) => SlackFormBody.Read(Encoding.UTF8.GetBytes(body));
}
