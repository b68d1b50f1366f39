using System.Security.Cryptography;
using CsCheck;

namespace OrganizerBot.Keys;

public sealed class SealTests
{
    private static readonly Gen<byte[]> Bytes = Gen.Byte.Array[0, 200];

    [Fact]
    public void What_is_sealed_opens_in_its_place() => Gen.Select(Gen.Byte.Array[32], Bytes, Bytes).Sample(
        (key, plain, place) => Seal.Open(key, Seal.Close(key, plain, place), place).AsSpan().SequenceEqual(plain), iter: 500);

    [Fact]
    public void It_opens_in_no_other_place_and_with_no_other_key() => Gen.Select(Gen.Byte.Array[32], Bytes, Bytes, Gen.Byte).Sample(
        (key, plain, place, more) =>
        {
            var hidden = Seal.Close(key, plain, place);
            Assert.Throws<AuthenticationTagMismatchException>(() => Seal.Open(key, hidden, [.. place, more]));
            key[0] ^= 1;
            Assert.Throws<AuthenticationTagMismatchException>(() => Seal.Open(key, hidden, place));
        },
        iter: 200);

    [Fact]
    public void A_changed_byte_is_noticed_wherever_it_is()
    {
        var key = Secret.Key();
        var hidden = Seal.Close(key, "a name"u8, "here"u8);

        for (var index = 0; index < hidden.Length; index++)
        {
            var changed = hidden.ToArray();
            changed[index] ^= 0x40;
            Assert.Throws<AuthenticationTagMismatchException>(() => Seal.Open(key, changed, "here"u8));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(27)]
    public void Too_few_bytes_are_an_error_like_wrong_ones(int length) =>
        Assert.ThrowsAny<CryptographicException>(() => Seal.Open(new byte[32], new byte[length], []));

    [Fact]
    public void The_same_words_are_sealed_differently_each_time() =>
        Assert.NotEqual(Seal.Close(new byte[32], "a name"u8, []), Seal.Close(new byte[32], "a name"u8, []));
}
