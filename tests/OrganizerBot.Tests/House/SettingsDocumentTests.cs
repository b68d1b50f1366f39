using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OrganizerBot.Support;

namespace OrganizerBot.House;

/// <summary>The page of settings is made from the options themselves: their names, what they are unless told, and what their comments say.</summary>
public sealed partial class SettingsDocumentTests
{
    private const string Top = """
        # Settings

        Generated from the options of the program; [organizerbot.env.example](../deploy/organizerbot.env.example) is the same to be filled in. A setting `Slack:AppId` is the variable `Slack__AppId`, or `--Slack:AppId=…` on the command line, or a file:
        `Slack__AppId__File=/run/secrets/app` names one, and a file in `/run/secrets` that is called `Slack__AppId` is read by itself (`Secrets:Directory` names another folder). A wrong value stops the start with the setting's name and what to do; a name that does
        not exist is found by `organizerbot doctor`. Beside these: `ASPNETCORE_HTTP_PORTS` (the port; 8080 in the image), `OTEL_EXPORTER_OTLP_ENDPOINT` (where metrics and traces are sent; nowhere unless told), `Logging:Format` (`text` or `json`; `json` in the image).

        """;

    [Fact]
    public void Every_setting_is_on_the_page_with_its_meaning()
    {
        var page = new StringBuilder(Top);
        foreach (var type in KnownSettings.Types.OrderBy(SectionOf, StringComparer.Ordinal))
        {
            var comments = Comments(type.Assembly);
            page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {SectionOf(type)}").AppendLine().AppendLine("| setting | unless told | meaning |").AppendLine("|---|---|---|");
            var usual = Activator.CreateInstance(type, nonPublic: true)!;
            foreach (var property in type.GetProperties().Where(property => property.CanWrite).OrderBy(property => property.MetadataToken))
            {
                Assert.True(comments.TryGetValue($"P:{type.FullName}.{property.Name}", out var meaning), $"{type.Name}.{property.Name} has no comment.");
                page.AppendLine(CultureInfo.InvariantCulture, $"| `{SectionOf(type)}:{property.Name}` | {Shown(property.GetValue(usual))} | {meaning} |");
            }
        }

        Golden.Generated("docs/settings.md", page.ToString());
    }

    private static string SectionOf(Type options) => (string)options.GetField("Section")!.GetRawConstantValue()!;

    private static string Shown(object? value) => value is null or "" ? "" : $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`";

    private static Dictionary<string, string> Comments(Assembly assembly) => XDocument.Load(Path.ChangeExtension(assembly.Location, "xml")).Descendants("member")
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => Blanks().Replace(string.Concat(member.Element("summary")!.Nodes().Select(Plain)), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal));

    private static string Plain(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{(see.Attribute("cref") ?? see.Attribute("langword"))!.Value.Split('.')[^1]}`",
        XElement other => other.Value,
        _ => node.ToString(),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
