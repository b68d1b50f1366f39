using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Writes and edits the bot's messages by Discord's rules.</summary>
internal sealed class DiscordWriting(DiscordMessages messages, DiscordSnowflakes ids, TownFiles keeper, TimeProvider clock)
{
    private const long KeptFlags = DiscordMessageRules.SuppressEmbeds | DiscordMessageRules.Ephemeral | 4096 | DiscordMessageRules.ComponentsV2;
    private const int LateEditsAnHour = 5;

    private static readonly TimeSpan _nonceWindow = TimeSpan.FromMinutes(3);

    /// <summary>Writes a new message; with an enforced nonce that the channel has seen in the last minutes, gives back that one instead.</summary>
    public DiscordMessage Create(DiscordDraft draft)
    {
        Check(draft.Body, draft.Path);
        if (Seen(draft) is { } earlier)
        {
            return earlier;
        }

        var id = ids.Next();
        var flags = (draft.Body.Whole("flags") ?? 0) & KeptFlags;
        var isEphemeral = draft.Interaction is not null && (flags & DiscordMessageRules.Ephemeral) != 0;
        flags = draft.Interaction is null ? flags & ~DiscordMessageRules.Ephemeral : flags;
        var body = NewBody(id, draft, flags | (draft.IsLoading ? DiscordMessageRules.Loading : 0));
        Fill(body, draft.Body, draft.Files);
        RefuseEmpty(body, draft);
        return messages.Put(Told(new DiscordMessage(id, draft.Channel.Id, body)
        {
            OnlyFor = isEphemeral ? draft.Interaction!.Person.Id : null,
            Nonce = draft.Body.Says("enforce_nonce") ? draft.Body.Member("nonce")?.ToString() : null,
        }, draft.Body, draft.Interaction is not null));
    }

    /// <summary>Edits a message; what the request does not name stays.</summary>
    /// <param name="message">The message as it stands.</param>
    /// <param name="change">The request.</param>
    /// <param name="files">New files.</param>
    /// <param name="isReply">Whether the edit comes through an interaction or webhook.</param>
    /// <param name="path">Where the change stands in the request.</param>
    public DiscordMessage Edit(DiscordMessage message, JsonObject change, IReadOnlyList<DiscordFile> files, bool isReply, string path = "")
    {
        var late = isReply ? message.LateEdits : LateEdits(message);
        var body = (JsonObject)message.Body.DeepClone();
        // An ephemeral message stays so, and components of the second version can be turned on but never off (1.9).
        var flags = (body.Whole("flags") ?? 0) & ~DiscordMessageRules.Loading & ~DiscordMessageRules.SuppressEmbeds;
        flags |= (change.Whole("flags") ?? 0) & (DiscordMessageRules.ComponentsV2 | DiscordMessageRules.SuppressEmbeds);
        body["flags"] = flags;
        var asked = (JsonObject)change.DeepClone();
        asked["flags"] = flags;
        Check(asked, path);
        Fill(body, change, files);
        RefuseMixed(body);
        RefuseEmpty(body, draft: null);
        body["edited_timestamp"] = DiscordTime.Written(clock.GetUtcNow());
        return messages.Put(Told(message with { Body = body, LateEdits = late }, change, isReply));
    }

    private static void Check(JsonObject body, string path)
    {
        var form = new DiscordForm();
        DiscordMessageRules.Check(body, form, path);
        form.Settle();
    }

    private static void RefuseMixed(JsonObject body)
    {
        var form = new DiscordForm();
        DiscordMessageRules.Check(body, form);
        form.Settle();
    }

    private DiscordMessage? Seen(DiscordDraft draft)
    {
        if (draft.Interaction is not null || !draft.Body.Says("enforce_nonce") || draft.Body.Member("nonce")?.ToString() is not { } nonce)
        {
            return null;
        }

        var since = clock.GetUtcNow() - _nonceWindow;
        return messages.In(draft.Channel).LastOrDefault(message => message.Nonce == nonce && message.At >= since);
    }

    private JsonObject NewBody(string id, DiscordDraft draft, long flags)
    {
        var body = new JsonObject
        {
            ["id"] = id,
            ["channel_id"] = draft.Channel.Id,
            ["type"] = draft.Interaction is { Type: 2 } ? 20 : 0,
            ["author"] = DiscordShapes.BotUser(),
            ["content"] = "",
            ["timestamp"] = DiscordTime.Written(clock.GetUtcNow()),
            ["edited_timestamp"] = null,
            ["tts"] = false,
            ["mention_everyone"] = false,
            ["mentions"] = new JsonArray(),
            ["mention_roles"] = new JsonArray(),
            ["attachments"] = new JsonArray(),
            ["embeds"] = new JsonArray(),
            ["components"] = new JsonArray(),
            ["pinned"] = false,
            ["flags"] = flags,
        };
        if (draft.Body.Member("nonce") is { } nonce)
        {
            body["nonce"] = nonce.DeepClone();
        }

        if (draft.Interaction is not null)
        {
            body["application_id"] = DiscordCast.ApplicationId;
            body["webhook_id"] = DiscordCast.ApplicationId;
        }

        return body;
    }

    private void Fill(JsonObject body, JsonObject change, IReadOnlyList<DiscordFile> files)
    {
        if (change.ContainsKey("content"))
        {
            body["content"] = (change.Text("content") ?? "").Trim();
        }

        if (change.ContainsKey("embeds"))
        {
            body["embeds"] = new JsonArray([.. change.Objects("embeds").Select(DiscordParts.Embed)]);
        }

        if (change.ContainsKey("components"))
        {
            body["components"] = DiscordParts.Components(change);
        }

        if (change.ContainsKey("attachments") || files.Count > 0)
        {
            body["attachments"] = DiscordParts.Attachments(body, change, files);
            for (var index = 0; index < files.Count; index++)
            {
                keeper.Keep(DiscordParts.AttachmentId(body, index), new TownFile(files[index].Name, files[index].ContentType, files[index].Bytes));
            }
        }
    }

    private static DiscordMessage Told(DiscordMessage message, JsonObject request, bool isReply)
    {
        var mentions = DiscordMentions.Of(message.Body, request.Member("allowed_mentions"), isReply);
        message.Body["mention_everyone"] = mentions.Everyone.Count > 0;
        message.Body["mentions"] = new JsonArray([.. mentions.People.Select(DiscordShapes.User)]);
        message.Body["mention_roles"] = new JsonArray([.. mentions.Roles.Select(role => (JsonNode)role)]);
        return message with { Pings = mentions.Names };
    }

    private static void RefuseEmpty(JsonObject body, DiscordDraft? draft)
    {
        var isEmpty = body.Text("content") is "" && ((string[])["embeds", "components", "attachments"]).All(part => body.Member(part) is JsonArray { Count: 0 });
        if (isEmpty && draft is not { IsLoading: true })
        {
            throw DiscordRefusal.EmptyMessage();
        }
    }

    private IReadOnlyList<DateTimeOffset> LateEdits(DiscordMessage message)
    {
        var now = clock.GetUtcNow();
        if (now - message.At <= TimeSpan.FromHours(1))
        {
            return message.LateEdits;
        }

        var recent = message.LateEdits.Where(edit => now - edit < TimeSpan.FromHours(1)).ToList();
        return recent.Count < LateEditsAnHour ? [.. recent, now] : throw DiscordRefusal.TooManyLateEdits();
    }
}
