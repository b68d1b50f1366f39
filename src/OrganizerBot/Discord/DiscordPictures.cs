using System.Globalization;
using OrganizerBot.Messages;
using OrganizerBot.Pictures;

namespace OrganizerBot.Discord;

/// <summary>Draws the charts of a message as files that go up with it. On dark, as Discord is unless somebody asks otherwise.</summary>
internal sealed class DiscordPictures(ChartPress press)
{
    /// <summary>Discord takes ten files with a message, and ten parts, of which words need some.</summary>
    private const int Most = 8;

    /// <summary>The same message with the names of its pictures, and the pictures. What is beyond the most stands there in words.</summary>
    public (Message Message, IReadOnlyList<MessageFile> Files) Hang(Message message)
    {
        List<MessageFile> files = [];
        var nodes = message.Nodes.Select(node => node is Chart chart && files.Count < Most ? Hang(chart, files) : node).ToArray();
        return (files.Count == 0 ? message : message with { Nodes = nodes }, files);
    }

    private Chart Hang(Chart chart, List<MessageFile> files)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"chart-{files.Count + 1}.png");
        files.Add(new MessageFile(name, "image/png", press.Draw(chart, ChartSize.Chat, isDark: true), chart.Words));
        return chart with { Shown = name };
    }
}
