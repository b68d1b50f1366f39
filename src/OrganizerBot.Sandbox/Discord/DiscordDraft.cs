using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>A message that the bot wants written.</summary>
/// <param name="Channel">Where.</param>
/// <param name="Body">The request's message, not yet checked.</param>
/// <param name="Files">The files sent with it.</param>
internal sealed record DiscordDraft(DiscordChannel Channel, JsonObject Body, IReadOnlyList<DiscordFile> Files)
{
    /// <summary>Where the message stands in the request, for errors: empty, or "data" in an interaction's answer.</summary>
    public string Path { get; init; } = "";

    /// <summary>The interaction it answers, or null for a plain message.</summary>
    public DiscordInteraction? Interaction { get; init; }

    /// <summary>Whether it is only a place for an answer that comes later.</summary>
    public bool IsLoading { get; init; }
}

/// <summary>A file of a multipart request.</summary>
/// <param name="Part">The part's name, such as <c>files[0]</c>.</param>
/// <param name="Name">The file's name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">What is in it.</param>
internal sealed record DiscordFile(string Part, string Name, string ContentType, byte[] Bytes);
