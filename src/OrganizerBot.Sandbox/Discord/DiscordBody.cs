using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Reads a body, JSON or multipart with <c>payload_json</c>, from a request to the API or from an answer to an interaction.</summary>
internal static class DiscordBody
{
    /// <summary>10 MiB: a guild without boosts takes no larger file.</summary>
    private const int LargestFile = 10 * 1024 * 1024;

    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static async Task<(JsonNode? Body, IReadOnlyList<DiscordFile> Files)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && request.ContentType is null))
        {
            return (null, []);
        }

        return await ReadAsync(request.Body, request.ContentType, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<(JsonNode? Body, IReadOnlyList<DiscordFile> Files)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var bytes = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        if (bytes.Length == 0)
        {
            return (null, []);
        }

        using var stream = new MemoryStream(bytes);
        try
        {
            return await ReadAsync(stream, content.Headers.ContentType?.ToString(), cancellationToken).ConfigureAwait(false);
        }
        catch (DiscordRefusal)
        {
            return (JsonValue.Create("unreadable"), []);
        }
    }

    private static async Task<(JsonNode? Body, IReadOnlyList<DiscordFile> Files)> ReadAsync(Stream body, string? contentType, CancellationToken cancellationToken)
    {
        _ = MediaTypeHeaderValue.TryParse(contentType, out var type);
        if (type?.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            return await ReadPartsAsync(body, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), cancellationToken).ConfigureAwait(false);
        }

        if (type?.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new DiscordRefusal(400, 50035, "Invalid Form Body", new JsonObject
            {
                ["_errors"] = new JsonArray(new JsonObject
                {
                    ["code"] = "CONTENT_TYPE_INVALID",
                    ["message"] = "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.",
                }),
            });
        }

        return (await ParseAsync(body, cancellationToken).ConfigureAwait(false), []);
    }

    private static async Task<(JsonNode? Body, IReadOnlyList<DiscordFile> Files)> ReadPartsAsync(Stream body, string boundary, CancellationToken cancellationToken)
    {
        var reader = new MultipartReader(boundary, body);
        JsonNode? payload = null;
        List<DiscordFile> files = [];
        while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
        {
            using var bytes = new MemoryStream();
            await section.Body.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            _ = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition);
            var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).ToString();
            if (name == "payload_json")
            {
                bytes.Position = 0;
                payload = await ParseAsync(bytes, cancellationToken).ConfigureAwait(false);
            }
            else if (disposition?.FileName.HasValue == true)
            {
                var file = HeaderUtilities.RemoveQuotes(disposition.FileName).ToString();
                files.Add(bytes.Length <= LargestFile
                    ? new DiscordFile(name, file, section.ContentType ?? "application/octet-stream", bytes.ToArray())
                    : throw DiscordRefusal.TooLarge());
            }
        }

        return (payload ?? new JsonObject(), files);
    }

    private static async Task<JsonNode?> ParseAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonNode.ParseAsync(body, documentOptions: _strict, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            throw DiscordRefusal.BadJson();
        }
    }
}
