using System.Text;

namespace OrganizerBot.Tally;

public sealed class NoteTests
{
    // The known answer of Go's golang.org/x/mod/sumdb/note: a published seed, its verifier key, a text and the signature that Ed25519 must give for it.
    private const string GoSeed = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private const string GoKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string GoText = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private const string GoSignature = "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

    private static NoteKey Go() => NoteKey.FromSeed("PeterNeumann", Convert.FromBase64String(GoSeed).AsSpan(1));

    [Fact]
    public void A_key_is_written_as_Go_writes_it()
    {
        using var key = Go();

        Assert.Equal(GoKey, key.Verifier.ToString());
        Assert.Equal(0xc74f20a3u, key.Verifier.Id);
        Assert.Equal(key.Verifier, VerifierKey.Parse(GoKey, null));
    }

    [Fact]
    public void A_note_is_signed_as_Go_signs_it()
    {
        using var key = Go();

        Assert.Equal(GoSignature, key.Sign(GoText).ToString());
        Assert.True(VerifierKey.Parse(GoKey, null).Verify(GoText, NoteSignature.Read(GoSignature)!));
    }

    [Fact]
    public void Another_text_or_another_key_s_name_is_refused()
    {
        var (key, signature) = (VerifierKey.Parse(GoKey, null), NoteSignature.Read(GoSignature)!);
        using var namesake = NoteKey.FromSeed("PeterNeumann", new byte[32]);

        Assert.False(key.Verify(GoText.Replace("answer", "Answer", StringComparison.Ordinal), signature));
        Assert.False(key.Verify(GoText + "\n", signature));
        Assert.False(key.Verify(GoText, signature with { Name = "Peter" }));
        Assert.False(key.Verify(GoText, signature with { KeyId = 1 }));
        Assert.False(key.Verify(GoText, signature with { Signature = signature.Signature[..63] }));
        Assert.False(namesake.Verifier.Verify(GoText, signature));
        Assert.False(namesake.Verifier.Verify(GoText, signature with { KeyId = namesake.Verifier.Id }));
    }

    [Fact]
    public void Every_mistyped_character_of_a_key_is_noticed()
    {
        for (var index = 0; index < GoKey.Length; index++)
        {
            var typed = new StringBuilder(GoKey);
            typed[index] = typed[index] == 'x' ? 'y' : 'x';
            Assert.False(VerifierKey.TryParse(typed.ToString(), null, out _), typed.ToString());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("PeterNeumann")]
    [InlineData("PeterNeumann+c74f20a3")]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData(" PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n")]
    [InlineData("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T=")]
    // A key of type 2 (ECDSA), which is Sigstore's.
    [InlineData("rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=")]
    public void Anything_else_is_no_key(string? typed) => Assert.False(VerifierKey.TryParse(typed, null, out _));

    [Theory]
    [InlineData("- PeterNeumann AAAAAAA=")]
    [InlineData("\u2014 PeterNeumann")]
    [InlineData("\u2014 PeterNeumann AAAA")]
    [InlineData("\u2014 PeterNeumann AAAAAA==")]
    [InlineData("\u2014 Peter Neumann AAAAAAA=")]
    [InlineData("\u2014 Peter+Neumann AAAAAAA=")]
    [InlineData("\u2014  AAAAAAA=")]
    [InlineData("\u2014 PeterNeumann AAAAAAB=")]
    [InlineData("\u2014 PeterNeumann AAAA AAA=")]
    public void Anything_else_is_no_signature_line(string line) => Assert.Null(NoteSignature.Read(line));

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("one+one")]
    [InlineData("line\nend")]
    public void A_key_s_name_is_one_word(string name) => Assert.Throws<ArgumentException>(() => NoteKey.FromSeed(name, new byte[32]));

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    public void A_seed_is_32_bytes(int length) => Assert.Throws<ArgumentException>(() => NoteKey.FromSeed("log", new byte[length]));

    [Fact]
    public void A_key_does_not_show_itself()
    {
        using var key = Go();

        Assert.Equal("key of PeterNeumann", $"{key}");
    }
}
