using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Town;

/// <summary>The files that hang on messages, whole, in the town's file, so that people can download them.</summary>
/// <param name="store">The town's file.</param>
internal sealed class TownFiles(TownStore store)
{
    private const string Kind = "town.file";

    private readonly TownStore _store = store.Whole;

    /// <summary>Keeps a file, in place of one with the same id.</summary>
    public void Keep(string id, TownFile file) => _store.Save(Kind, id, new JsonObject
    {
        ["name"] = file.Name,
        ["type"] = file.MediaType,
        ["bytes"] = Convert.ToBase64String(file.Bytes),
    });

    /// <summary>A file, or null.</summary>
    public TownFile? Find(string id) => _store.Find(Kind, id) is { } kept
        ? new TownFile((string)kept["name"]!, (string)kept["type"]!, Convert.FromBase64String((string)kept["bytes"]!))
        : null;

    /// <summary>A file as somebody sees it under a message.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is, if the sender said.</param>
    /// <param name="size">How many bytes.</param>
    public static SightFile Seen(string id, string name, string? description, long size) =>
        new(name, size, $"/town/files/{Uri.EscapeDataString(id)}/{Uri.EscapeDataString(name)}") { Description = description };

    /// <summary>Maps the downloads. A browser saves what it gets and never runs it.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/town/files/{id}/{name}", (HttpContext context, string id) =>
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Find(id) is { } file ? Results.File(file.Bytes, file.MediaType, file.Name) : Results.NotFound();
    });
}

/// <summary>A file of the town.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Bytes">What is in it.</param>
internal sealed record TownFile(string Name, string MediaType, byte[] Bytes);
