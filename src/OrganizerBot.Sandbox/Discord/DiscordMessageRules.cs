using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>What Discord accepts in a message: the limits of text, embeds, mentions and nonce (protocol reference 1.9, 1.11).</summary>
internal static class DiscordMessageRules
{
    public const long SuppressEmbeds = 4;
    public const long Ephemeral = 64;
    public const long Loading = 128;
    public const long ComponentsV2 = 32768;

    private const int MaxEmbedText = 6000;

    /// <summary>Checks the members that are there; what must not be empty is checked once the message is put together.</summary>
    public static void Check(JsonObject body, DiscordForm form, string path = "")
    {
        form.Text(body, "content", path, 2000);
        form.Whole(body, "flags", path, 0, int.MaxValue);
        form.Truth(body, "tts", path);
        CheckEmbeds(body, form, path);
        CheckMentions(body, form, path);
        CheckNonce(body, form, path);
        form.Items(body, "attachments", path, 10);
        DiscordComponentRules.Check(body, form, path, isV2: IsV2(body));
        if (IsV2(body))
        {
            RefuseOldParts(body, form, path);
        }
    }

    /// <summary>Whether the flag for components of the second version is set.</summary>
    public static bool IsV2(JsonNode? body) => ((body.Whole("flags") ?? 0) & ComponentsV2) != 0;

    private static void RefuseOldParts(JsonObject body, DiscordForm form, string path)
    {
        foreach (var part in (string[])["content", "embeds", "poll", "sticker_ids"])
        {
            var isSet = body.Member(part) switch
            {
                null => false,
                JsonArray list => list.Count > 0,
                var other => other.AsText() is not "",
            };
            if (isSet)
            {
                form.Refuse(DiscordForm.At(path, part), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    $"The '{part}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
            }
        }
    }

    private static void CheckEmbeds(JsonObject body, DiscordForm form, string path)
    {
        var total = 0;
        foreach (var (embed, at) in form.Items(body, "embeds", path, 10))
        {
            total += Length(form.Text(embed, "title", at, 256)) + Length(form.Text(embed, "description", at, 4096));
            form.Text(embed, "url", at, 2048);
            form.Whole(embed, "color", at, 0, 0xFFFFFF);
            total += CheckPart(embed, "author", "name", 256, form, at) + CheckPart(embed, "footer", "text", 2048, form, at);
            foreach (var (field, place) in form.Items(embed, "fields", at, 25))
            {
                total += Length(form.Text(field, "name", place, 256, min: 1, required: true));
                total += Length(form.Text(field, "value", place, 1024, min: 1, required: true));
                form.Truth(field, "inline", place);
            }
        }

        if (total > MaxEmbedText)
        {
            form.Refuse(DiscordForm.At(path, "embeds"), "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
        }
    }

    private static int CheckPart(JsonObject embed, string part, string name, int max, DiscordForm form, string at)
    {
        if (embed.Member(part) is not JsonObject inner)
        {
            return 0;
        }

        var place = DiscordForm.At(at, part);
        form.Text(inner, "url", place, 2048);
        form.Text(inner, "icon_url", place, 2048);
        return Length(form.Text(inner, name, place, max, min: 1, required: true));
    }

    private static void CheckMentions(JsonObject body, DiscordForm form, string path)
    {
        if (body.Member("allowed_mentions") is not { } node)
        {
            return;
        }

        var at = DiscordForm.At(path, "allowed_mentions");
        if (node is not JsonObject allowed)
        {
            form.Refuse(at, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            return;
        }

        var parsed = allowed.Texts("parse").ToList();
        foreach (var unknown in parsed.Except(["users", "roles", "everyone"]))
        {
            form.Refuse(DiscordForm.At(at, "parse"), "BASE_TYPE_CHOICES", $"Value \"{unknown}\" must be one of ('users', 'roles', 'everyone').");
        }

        foreach (var kind in (string[])["users", "roles"])
        {
            var ids = allowed.Texts(kind).ToList();
            if (ids.Count > 100)
            {
                form.Refuse(DiscordForm.At(at, kind), "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
            }

            if (ids.Count > 0 && parsed.Contains(kind))
            {
                form.Refuse(at, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            }
        }
    }

    private static void CheckNonce(JsonObject body, DiscordForm form, string path)
    {
        if (body.Member("nonce") is { } nonce && nonce.AsWhole() is null)
        {
            form.Text(body, "nonce", path, 25);
        }

        form.Truth(body, "enforce_nonce", path);
    }

    // Discord trims the texts of embeds before it counts them.
    private static int Length(string? text) => text?.Trim().Length ?? 0;
}
