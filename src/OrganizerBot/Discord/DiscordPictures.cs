using System.Globalization;
using OrganizerBot.Messages;
using OrganizerBot.Pictures;

namespace OrganizerBot.Discord;

/// <summary>Draws the charts of a message as files that go up with it. On dark, as Discord is unless somebody asks otherwise.</summary>
internal sealed class DiscordPictures(ChartPress press)
{
    /// <summary>Discord takes ten parts in a message, of which words need some.</summary>
    private const int Most = 6;

    /// <summary>The same message with the names of its pictures, and the pictures. What is beyond the most stands there in words.</summary>
    public (Message Message, IReadOnlyList<MessageFile> Files) Hang(Message message)
    {
        var named = Named(message);
        return (named, [.. named.Nodes.OfType<Chart>().Where(chart => chart.Shown is not null).Select(chart => new MessageFile(chart.Shown!, "image/png", press.Draw(chart, ChartSize.Chat, isDark: true), chart.Words))]);
    }

    /// <summary>The same message as it stands there once its pictures went up with it.</summary>
    public static Message Named(Message message)
    {
        var place = 0;
        return message.Nodes.Any(node => node is Chart)
            ? message with { Nodes = [.. message.Nodes.Select(node => node is Chart chart && ++place <= Most ? chart with { Shown = string.Create(CultureInfo.InvariantCulture, $"chart-{place}.png") } : node)] }
            : message;
    }
}
