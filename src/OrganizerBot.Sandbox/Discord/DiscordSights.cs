using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Shows a message as a person sees it.</summary>
internal sealed class DiscordSights(TimeProvider clock, DiscordMenu menu)
{
    private const string BarCharacters = "█▓░▒▰▱■□";
    private const int LeastBar = 5;

    /// <summary>The message, seen by the person.</summary>
    public Sight Of(DiscordMessage message, DiscordPerson reader)
    {
        string Plain(string? text) => DiscordText.Plain(text, reader, clock.GetUtcNow());
        var body = message.Body;
        var text = string.Join('\n', Words(body).Select(Plain).Where(line => line.Length > 0));
        var facts = body.Objects("embeds").SelectMany(embed => embed.Objects("fields"))
            .Select(field => new SightFact(Plain(field.Text("name")), Plain(field.Text("value")))).ToList();
        var headings = body.Objects("embeds").Select(embed => Plain(embed.Text("title"))).Where(line => line.Length > 0).ToList();
        var footnotes = SmallPrint(body).Select(Plain).ToList();
        var buttons = Buttons(body).ToList();
        var files = body.Objects("attachments").Select(file => TownFiles.Seen(file.Text("id")!, file.Text("filename")!, file.Text("description"), file.Whole("size") ?? 0)).ToList();
        var author = body.Member("author");
        return new Sight
        {
            Visibility = message.OnlyFor is null ? "public" : "ephemeral",
            Message = message.Id,
            Text = message.IsLoading ? $"{DiscordCast.BotName} is thinking..." : text,
            Headings = headings.Count > 0 ? headings : null,
            Footnotes = footnotes.Count > 0 ? footnotes : null,
            Facts = facts.Count > 0 ? facts : null,
            Progress = text.Split('\n').FirstOrDefault(HasBar),
            Files = files.Count > 0 ? files : null,
            Buttons = buttons.Count > 0 ? buttons : null,
            Shortcuts = menu.Of(message, reader) is { Count: > 0 } shortcuts ? shortcuts : null,
            Author = DiscordCast.People.FirstOrDefault(person => person.Id == author.Text("id"))?.Name ?? author.Text("username"),
            At = message.At,
            Pings = message.Pings.Count > 0 ? message.Pings : null,
            Raw = body.DeepClone(),
        };
    }

    /// <summary>The buttons that can be pressed; a link's id is its address.</summary>
    public static IEnumerable<SightButton> Buttons(JsonObject body) =>
        from component in DiscordComponentRules.Flatten(body)
        where component.Whole("type") is 2 && !component.Says("disabled")
        let id = component.Text("custom_id") ?? component.Text("url")
        where id is not null
        select new SightButton(id, component.Text("label") ?? component.Member("emoji").Text("name") ?? "");

    private static IEnumerable<string?> Words(JsonObject body)
    {
        yield return body.Text("content");
        foreach (var embed in body.Objects("embeds"))
        {
            yield return embed.Member("author").Text("name");
            yield return embed.Text("title");
            yield return embed.Text("description");
            foreach (var field in embed.Objects("fields"))
            {
                yield return $"{field.Text("name")}: {field.Text("value")}";
            }

            yield return embed.Member("footer").Text("text");
        }

        foreach (var component in DiscordComponentRules.Flatten(body).Where(component => component.Whole("type") is 10))
        {
            yield return component.Text("content");
        }
    }

    private static IEnumerable<string> SmallPrint(JsonObject body) =>
        body.Objects("embeds").Select(embed => embed.Text("description")).Prepend(body.Text("content"))
            .SelectMany(text => (text ?? "").Split('\n')).Where(line => line.StartsWith("-# ", StringComparison.Ordinal))
            .Concat(body.Objects("embeds").Select(embed => embed.Member("footer").Text("text")).OfType<string>());

    private static bool HasBar(string line)
    {
        var run = 0;
        foreach (var letter in line)
        {
            run = BarCharacters.Contains(letter, StringComparison.Ordinal) ? run + 1 : 0;
            if (run >= LeastBar)
            {
                return true;
            }
        }

        return false;
    }
}
