using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using OrganizerBot.Support;

namespace OrganizerBot.Web;

/// <summary>What is read strictly is what a strict document of the same bytes is.</summary>
public sealed partial class StrictJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"a":1}""", false)]
    [InlineData("""{"a":{"b":[{"c":1},{"c":1,"d":{},"c":2}]}}""", false)]
    [InlineData("""{"a":{"b":1},"b":{"a":1},"c":[{"a":1},{"a":1}]}""", true)]
    [InlineData("""{"a":1,"\u0061":1}""", false)]
    [InlineData("""{"a":1,"\u0062":1}""", true)]
    [InlineData("""{"a":1}{"a":1}""", false)]
    [InlineData("{\"a\" : 1,\r\n\t\"a\"\r\n\t :1}", false)]
    [InlineData("""{"a":"\"b\":1,\"b\":2}{","c":"}","d":["a","a"]}""", true)]
    [InlineData("""{"a":"\\","a":1}""", false)]
    [InlineData("""{"a":"\""", false)]
    [InlineData("""}{"a":1}""", false)]
    [InlineData("""{"a"}""", false)]
    [InlineData("""{"a":1,}""", false)]
    [InlineData("""{"a":1""", false)]
    [InlineData("""{"a":"\ud800"}""", true)]
    [InlineData("""[1]""", false)]
    [InlineData("", false)]
    [InlineData("null", false)]
    public void A_name_that_stands_twice_is_seen_wherever_it_stands(string body, bool isRead) =>
        Assert.Equal(isRead, StrictJson.Read(Encoding.UTF8.GetBytes(body), Shapes.Default.Empty) is not null);

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void What_is_nested_too_deep_is_not_read(int depth, bool isRead) =>
        Assert.Equal(isRead, StrictJson.Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("""{"a":""", depth)) + "1" + new string('}', depth)), Shapes.Default.Empty) is not null);

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(1_000)]
    public void Many_names_are_compared_too(int count)
    {
        var names = Enumerable.Range(0, count).Select(name => $"\"{name}\":0").ToArray();

        Assert.NotNull(StrictJson.Read(Encoding.UTF8.GetBytes($$"""{{{string.Join(',', names)}}}"""), Shapes.Default.Empty));
        Assert.Null(StrictJson.Read(Encoding.UTF8.GetBytes($$"""{{{string.Join(',', [.. names, names[0]])}}}"""), Shapes.Default.Empty));
    }

    [Fact]
    public void What_is_no_utf8_is_not_read() => Assert.Null(StrictJson.Read([.. "{\"a\":\""u8, 0xff, .. "\"}"u8], Shapes.Default.Empty));

    [Fact]
    public void It_agrees_with_a_strict_document_on_whatever_comes()
    {
        string[] names = ["a", "b", "c", "aa", "\\u0061", "é", ""], leaves = ["1", "\"a\"", "true", "null", "[]", "{}", "1 1", "\"\\ud800\"", "x", "\"\\\"a\\\":1\"", "\"}{\\\\\"", "}"];
        var name = Gen.Int[0, names.Length - 1].Select(at => names[at]);
        var leaf = Gen.Int[0, leaves.Length - 1].Select(at => leaves[at]);
        var value = Gen.Recursive<string>((depth, inner) => depth > 5 ? leaf : Gen.OneOf(
            leaf,
            Gen.Select(name, inner, (key, one) => $"\"{key}\":{one}").Array[0, 4].Select(members => $"{{{string.Join(',', members)}}}"),
            inner.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")));
        var read = 0;

        value.Select(text => $$"""{"z":{{text}}}""").Sample(
            body =>
            {
                var isRead = StrictJson.Read(Encoding.UTF8.GetBytes(body), Shapes.Default.Empty) is not null;
                Assert.Equal(IsStrict(body), isRead);
                Interlocked.Add(ref read, isRead ? 1 : 0);
            },
            iter: Figures.Cases(5_000, 200_000));

        Assert.InRange(read, 100, Figures.Cases(5_000, 200_000) - 100);
    }

    private static bool IsStrict(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Nothing of it is read, and all of it is looked at.</summary>
    internal sealed record Empty;

    [JsonSourceGenerationOptions(MaxDepth = 32)]
    [JsonSerializable(typeof(Empty))]
    internal sealed partial class Shapes : JsonSerializerContext;
}
