using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Reads members of JSON that anybody may have written: a member of another kind counts as absent.</summary>
internal static class DiscordJson
{
    extension(JsonNode? node)
    {
        public JsonNode? Member(string name) => node is JsonObject members && members.TryGetPropertyValue(name, out var value) ? value : null;

        public string? Text(string name) => node.Member(name).AsText();

        public string? AsText() => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

        public long? Whole(string name) => node.Member(name).AsWhole();

        public long? AsWhole() =>
            node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            && long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? whole
                : null;

        public bool Says(string name) => node.Member(name) is JsonValue value && value.GetValueKind() == JsonValueKind.True;

        public IEnumerable<JsonObject> Objects(string name) => node.Member(name) is JsonArray list ? list.OfType<JsonObject>() : [];

        public IEnumerable<string> Texts(string name) =>
            node.Member(name) is JsonArray list ? list.Select(item => item.AsText()).OfType<string>() : [];
    }
}
