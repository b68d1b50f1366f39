using System.Net.WebSockets;
using System.Text;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Frames that nobody can read, as no Gateway should send them.</summary>
internal static class DiscordGatewayGarbage
{
    /// <summary>Half of a frame, a frame of another kind, a deep one, a list, bytes that are no text, and a compressed one that nobody asked for.</summary>
    public static (byte[] Bytes, WebSocketMessageType Type)[] Frames { get; } =
    [
        (Encoding.UTF8.GetBytes("""{"op":0,"d":{"""), WebSocketMessageType.Text),
        (Encoding.UTF8.GetBytes("""{"op":"zero","d":null,"s":"one","t":7}"""), WebSocketMessageType.Text),
        (Encoding.UTF8.GetBytes("""{"op":0,"s":null,"t":"INTERACTION_CREATE","d":""" + new string('[', 500) + new string(']', 500) + "}"), WebSocketMessageType.Text),
        (Encoding.UTF8.GetBytes("[]"), WebSocketMessageType.Text),
        (Encoding.UTF8.GetBytes("""{"op":0,"s":null,"t":"\ud800","d":"\udc00"}"""), WebSocketMessageType.Text),
        ([0x78, 0x9c, 0x01, 0x00, 0x00, 0xff, 0xff], WebSocketMessageType.Binary),
    ];
}
