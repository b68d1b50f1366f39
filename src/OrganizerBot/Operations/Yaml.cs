using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace OrganizerBot.Operations;

/// <summary>Writes what is built as JSON in the form that people read and change more easily.</summary>
internal static class Yaml
{
    private const string EndOfDocument = "...\n";

    /// <summary>The document as text.</summary>
    public static string Write(JsonNode document)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new YamlStream(new YamlDocument(Of(document))).Save(text, assignAnchors: false);
        return text.ToString() is var written && written.EndsWith(EndOfDocument, StringComparison.Ordinal) ? written[..^EndOfDocument.Length] : written;
    }

    /// <summary>Words are quoted, so that none is taken for a number or a switch.</summary>
    private static YamlNode Of(JsonNode? node) => node switch
    {
        JsonObject one => new YamlMappingNode(one.Select(member => KeyValuePair.Create<YamlNode, YamlNode>(new YamlScalarNode(member.Key), Of(member.Value)))),
        JsonArray list => new YamlSequenceNode(list.Select(Of)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => new YamlScalarNode(value.GetValue<string>()) { Style = ScalarStyle.DoubleQuoted },
        _ => new YamlScalarNode(node?.ToJsonString() ?? "null"),
    };
}
