using System.Security.Cryptography;
using System.Text;

namespace OrganizerBot.Web.Public;

/// <summary>The one script of the public pages: it checks receipts in the reader's browser. Its address changes with its content, so that browsers may keep it for good.</summary>
internal static class ReceiptScript
{
    private const string Kept = "public, max-age=31536000, immutable";

    private static readonly string Text = Asset.Text("receipt.js");

    private static readonly Rendering File = new("text/javascript; charset=utf-8", Text) { Headers = [new("Cross-Origin-Resource-Policy", "same-origin")] };

    /// <summary>Its path, without a slash before it.</summary>
    public static string Path { get; } = $"web/receipt-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 8))}.js";

    /// <summary>What a browser holds it against before it runs it.</summary>
    public static string Integrity { get; } = $"sha384-{Convert.ToBase64String(SHA384.HashData(Encoding.UTF8.GetBytes(Text)))}";

    /// <summary>Sends it.</summary>
    public static Task AnswerAsync(HttpContext context) => PublicEndpoints.SendAsync(context, File, Kept, TimeSpan.Zero);
}
