using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Files on their way to a conversation: an address is given out, the bytes come there, then they are shared.</summary>
/// <param name="store">The town's file.</param>
/// <param name="addresses">Where the town listens.</param>
internal sealed class SlackUploads(TownStore store, TownAddresses addresses)
{
    private readonly ConcurrentDictionary<string, Upload> _byWord = new();
    private readonly TownFiles _files = new(store);

    /// <summary>Gives out an address for a file.</summary>
    /// <returns>The file's id, and where its bytes go.</returns>
    public (string Id, Uri Address) Begin(string name, long length, string? description)
    {
        var (word, upload) = (SlackSecrets.Word(40), new Upload(SlackSecrets.Id('F'), name, length, description));
        _byWord[word] = upload;
        return (upload.Id, new Uri(addresses.Town, $"slack/upload/v1/{word}"));
    }

    /// <summary>Whether an address was given out here.</summary>
    public bool Knows(string word) => _byWord.ContainsKey(word);

    /// <summary>Takes the bytes of a file. As many must come as were announced.</summary>
    public async Task ReceiveAsync(HttpContext context, string word)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        if (!_byWord.TryGetValue(word, out var upload) || bytes.Length != upload.Length)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("Bad Request");
            return;
        }

        _byWord[word] = upload with { Bytes = bytes.ToArray() };
        await context.Response.WriteAsync($"OK - {bytes.Length}");
    }

    /// <summary>A file that came and was not refused; null where there is none.</summary>
    public TownFile? Find(string id) => _files.Find(id);

    /// <summary>A file whose bytes have come, to be shared once; null where they have not.</summary>
    public JsonObject? Take(string id, string? title, string user)
    {
        if (_byWord.FirstOrDefault(pair => pair.Value.Id == id && pair.Value.Bytes is not null) is not { Key: { } word, Value: { Bytes: { } bytes } upload } || !_byWord.TryRemove(word, out _))
        {
            return null;
        }

        var type = Path.GetExtension(upload.Name).TrimStart('.');
        var media = type switch { "pdf" => "application/pdf", "csv" => "text/csv", "md" => "text/markdown", "png" => "image/png", _ => "application/octet-stream" };
        _files.Keep(id, new TownFile(upload.Name, media, bytes));
        return new JsonObject
        {
            ["id"] = id,
            ["user"] = user,
            ["name"] = upload.Name,
            ["title"] = title ?? upload.Name,
            ["mimetype"] = media,
            ["filetype"] = type,
            ["size"] = (long)bytes.Length,
            ["mode"] = "hosted",
            ["alt_txt"] = upload.Description,
        };
    }

    private sealed record Upload(string Id, string Name, long Length, string? Description)
    {
        public byte[]? Bytes { get; init; }
    }
}
