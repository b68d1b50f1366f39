using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>One message of the guild. Nothing in it changes: an edit makes another of the same id.</summary>
/// <param name="Id">Its snowflake.</param>
/// <param name="ChannelId">The channel it stands in.</param>
/// <param name="Body">The message object as REST answers it.</param>
internal sealed record DiscordMessage(string Id, string ChannelId, JsonObject Body)
{
    /// <summary>The only person who sees it, for an ephemeral one.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>Who would be notified by it.</summary>
    public IReadOnlyList<string> Pings { get; init; } = [];

    /// <summary>The nonce that was to be enforced.</summary>
    public string? Nonce { get; init; }

    /// <summary>When edits were made while the message was older than an hour.</summary>
    public IReadOnlyList<DateTimeOffset> LateEdits { get; init; } = [];

    /// <summary>Whether the bot wrote it.</summary>
    public bool IsFromBot => Body.Member("author").Text("id") == DiscordCast.ApplicationId;

    /// <summary>Whether it is only "thinking…" so far.</summary>
    public bool IsLoading => ((Body.Whole("flags") ?? 0) & DiscordMessageRules.Loading) != 0;

    /// <summary>When it was posted.</summary>
    public DateTimeOffset At => DiscordTime.Of(Id);

    /// <summary>The document that the town keeps.</summary>
    public JsonObject Saved() => new()
    {
        ["id"] = Id,
        ["channel"] = ChannelId,
        ["body"] = Body.DeepClone(),
        ["onlyFor"] = OnlyFor,
        ["pings"] = new JsonArray([.. Pings.Select(ping => (JsonNode)ping)]),
        ["nonce"] = Nonce,
    };

    /// <summary>Reads what <see cref="Saved"/> wrote. The quota of late edits starts anew.</summary>
    public static DiscordMessage Read(JsonNode saved) =>
        new(saved.Text("id")!, saved.Text("channel")!, (JsonObject)saved.Member("body")!.DeepClone())
        {
            OnlyFor = saved.Text("onlyFor"),
            Pings = [.. saved.Texts("pings")],
            Nonce = saved.Text("nonce"),
        };
}
