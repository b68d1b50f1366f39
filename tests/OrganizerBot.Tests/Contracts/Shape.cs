using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrganizerBot.Contracts;

/// <summary>What types look at: bodies that differ in their words only are of one shape, and are judged once.</summary>
internal static class Shape
{
    /// <summary>The shape of a body.</summary>
    public static string Of(JsonNode? node, string name = "") => node switch
    {
        JsonObject members => "{" + string.Join(',', members.Select(member => $"{member.Key}:{Of(member.Value, member.Key)}")) + "}",
        JsonArray items => "[" + string.Join(',', items.Select(item => Of(item)).Distinct()) + "]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String && name is not ("type" or "style") => "s",
        _ => node?.ToJsonString() ?? "null",
    };
}
