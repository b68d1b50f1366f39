using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace OrganizerBot.Web.Public;

/// <summary>One file of a public page as it goes over the wire, packed once: what is sent a thousand times a second is made once a minute.</summary>
internal sealed class Rendering
{
    /// <summary>What is smaller is not worth packing.</summary>
    private const int WorthPacking = 512;

    private readonly Packed _plain;
    private readonly Packed? _brotli;
    private readonly Packed? _gzip;

    /// <summary>Packs a file.</summary>
    /// <param name="kind">What it is, as a content type.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="packs">Whether packing makes it smaller: pictures are packed already.</param>
    public Rendering(string kind, byte[] content, bool packs = true)
    {
        Kind = kind;
        var tag = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12));
        _plain = new Packed(content, default, $"\"{tag}\"");
        if (packs && content.Length >= WorthPacking)
        {
            _brotli = new Packed(Pack(content, stream => new BrotliStream(stream, CompressionLevel.Optimal)), "br", $"\"{tag}-br\"");
            _gzip = new Packed(Pack(content, stream => new GZipStream(stream, CompressionLevel.Optimal)), "gzip", $"\"{tag}-gz\"");
        }
    }

    /// <summary>Packs a text.</summary>
    public Rendering(string kind, string text)
        : this(kind, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>What it is, as a content type.</summary>
    public StringValues Kind { get; }

    /// <summary>Further headers: what a browser may do with it.</summary>
    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; init; } = [];

    /// <summary>Whether it has another form for whoever unpacks.</summary>
    public bool Varies => _brotli is not null;

    /// <summary>The smallest form that whoever asks can unpack.</summary>
    public Packed For(StringValues accepted) =>
        _brotli is { } brotli && Accepts(accepted, "br") ? brotli
        : _gzip is { } gzip && Accepts(accepted, "gzip") ? gzip
        : _plain;

    private static bool Accepts(StringValues accepted, string coding)
    {
        foreach (var line in accepted)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var wish = line.AsSpan()[range].Trim();
                var end = wish.IndexOf(';');
                var name = end < 0 ? wish : wish[..end].TrimEnd();
                if (name.Equals(coding, StringComparison.OrdinalIgnoreCase))
                {
                    return end < 0 || wish[(end + 1)..].Trim().TrimEnd('0').TrimEnd('.') is not "q=";
                }
            }
        }

        return false;
    }

    private static byte[] Pack(byte[] content, Func<Stream, Stream> into)
    {
        using var packed = new MemoryStream();
        using (var stream = into(packed))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>One form of it.</summary>
    /// <param name="Bytes">The bytes.</param>
    /// <param name="Coding">How they are packed; empty when they are not.</param>
    /// <param name="Tag">A strong validator: it stays while the bytes stay.</param>
    internal sealed record Packed(byte[] Bytes, StringValues Coding, string Tag);
}
