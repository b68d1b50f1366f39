using System.Security.Cryptography;
using System.Text;

namespace OrganizerBot.Web.Public;

/// <summary>A file of the public pages that travels within the program. Its address changes with its content, so that browsers may keep it for good.</summary>
internal sealed class Asset
{
    private const string Kept = "public, max-age=31536000, immutable";

    private readonly Rendering _file;

    private Asset(string name, string kind)
    {
        var text = Text(name);
        var bytes = Encoding.UTF8.GetBytes(text);
        _file = new Rendering(kind, text) { Headers = [new("Cross-Origin-Resource-Policy", "same-origin")] };
        Path = $"web/{System.IO.Path.GetFileNameWithoutExtension(name)}-{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}{System.IO.Path.GetExtension(name)}";
        Integrity = $"sha384-{Convert.ToBase64String(SHA384.HashData(bytes))}";
    }

    /// <summary>The one script: it checks receipts in the reader's browser.</summary>
    public static Asset ReceiptScript { get; } = new("receipt.js", "text/javascript; charset=utf-8");

    /// <summary>The picture beside a page's title in a browser: strokes that count.</summary>
    public static Asset Icon { get; } = new("icon.svg", "image/svg+xml");

    /// <summary>Its path, without a slash before it.</summary>
    public string Path { get; }

    /// <summary>What a browser holds it against before it uses it.</summary>
    public string Integrity { get; }

    /// <summary>Sends it.</summary>
    public Task AnswerAsync(HttpContext context) => PublicEndpoints.SendAsync(context, _file, Kept, TimeSpan.Zero);

    /// <summary>The text of a file that stands inside of another.</summary>
    /// <param name="name">Its name, such as <c>page.css</c>.</param>
    public static string Text(string name)
    {
        using var file = typeof(Asset).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in this build.");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
