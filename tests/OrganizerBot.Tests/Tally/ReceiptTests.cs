using System.Security.Cryptography;
using CsCheck;

namespace OrganizerBot.Tally;

public sealed class ReceiptTests
{
    private static readonly Guid Sheet = new("0195f3a0-0000-7000-8000-00000000000a");

    [Theory]
    [InlineData("00000000000000000000000000000000", "00000000000000000000000000")]
    [InlineData("00000000000000000000000000000001", "00000000000000000000000001")]
    [InlineData("ffffffffffffffffffffffffffffffff", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    // The example of the ULID specification, which writes 128 bits the same way: 01ARZ3NDEKTSV4RRFFQ69G5FAV.
    [InlineData("01563e3ab5d3d6764c61efb99302bd5b", "01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    public void Sixteen_bytes_are_26_characters(string bytes, string text)
    {
        Assert.Equal(text, Receipt.Of(Convert.FromHexString(bytes)).ToString());
        Assert.Equal(bytes, Convert.ToHexStringLower(Receipt.Parse(text, null).ToBytes()));
    }

    [Theory]
    [InlineData("01arz3ndektsv4rrffq69g5fav")]
    [InlineData(" 01ARZ-3NDEK-TSV4R-RFFQ6-9G5FA-V ")]
    [InlineData("oIARZ3NDEKTSV4RRFFQ69G5FAV")]
    [InlineData("OlARZ3NDEKTSV4RRFFQ69G5FAV")]
    public void It_is_read_as_people_type_it(string typed) => Assert.Equal("01ARZ3NDEKTSV4RRFFQ69G5FAV", Receipt.Parse(typed, null).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FA")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAVV")]
    [InlineData("U1ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [InlineData("81ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [InlineData("Z1ARZ3NDEKTSV4RRFFQ69G5FAV")]
    public void Anything_else_is_none(string? typed)
    {
        Assert.False(Receipt.TryParse(typed, null, out _));
        Assert.Throws<FormatException>(() => Receipt.Parse(typed!, null));
    }

    [Fact]
    public void Whatever_the_bytes_they_come_back() => Gen.Byte.Array[Receipt.Length].Sample(
        bytes => Receipt.Parse(Receipt.Of(bytes).ToString().ToLowerInvariant(), null).ToBytes().AsSpan().SequenceEqual(bytes), iter: 2000);

    [Fact]
    public void A_fresh_one_is_unlike_the_last() => Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => Receipt.New()).Distinct().Count());

    [Theory]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(32)]
    public void It_has_sixteen_bytes(int length) => Assert.Throws<ArgumentException>(() => Receipt.Of(new byte[length]));

    [Fact]
    public void What_its_leaf_shows_is_the_hash_of_a_fixed_word_the_sheet_and_its_bytes()
    {
        var receipt = Receipt.New();
        byte[] hashed = [.. "organizerbot/leaf/1"u8, .. Convert.FromHexString("0195f3a0000070008000" + "00000000000a"), .. receipt.ToBytes()];

        Assert.Equal(SHA256.HashData(hashed), receipt.Commitment(Sheet));
        Assert.NotEqual(receipt.Commitment(Sheet), receipt.Commitment(Guid.Empty));
    }
}
