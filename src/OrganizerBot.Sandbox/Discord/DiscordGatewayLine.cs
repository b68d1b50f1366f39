using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>One bot's connection to the Gateway, as a queue of what goes out and frames that come in.</summary>
internal sealed class DiscordGatewayLine(WebSocket socket)
{
    private const int LargestFrame = 4096;

    private readonly Channel<(byte[] Bytes, WebSocketMessageType Type, int Close)> _out = Channel.CreateUnbounded<(byte[], WebSocketMessageType, int)>(new() { SingleReader = true });

    /// <summary>The session that it serves, once there is one.</summary>
    public DiscordGatewaySession? Session { get; set; }

    /// <summary>The code with which the bot closed, or null when it did not.</summary>
    public int? CloseCode => (int?)socket.CloseStatus;

    /// <summary>Sends a frame. Of what is no event, the rest is null, as in real frames.</summary>
    public void Send(int op, JsonNode? data, long? sequence = null, string? name = null)
    {
        var frame = new JsonObject { ["op"] = op, ["s"] = sequence, ["t"] = name };
        if (op is not 7 and not 11)
        {
            frame["d"] = data?.DeepClone();
        }

        Send(Encoding.UTF8.GetBytes(frame.ToJsonString()));
    }

    /// <summary>Sends any bytes.</summary>
    public void Send(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text) => _out.Writer.TryWrite((bytes, type, 0));

    /// <summary>Closes with a code, after what was sent before.</summary>
    public void Close(int code)
    {
        _out.Writer.TryWrite(([], WebSocketMessageType.Close, code));
        _out.Writer.TryComplete();
    }

    /// <summary>The connection breaks, in the midst of whatever it was doing.</summary>
    public void Break()
    {
        _out.Writer.TryComplete();
        socket.Abort();
    }

    /// <summary>Writes what is sent until it is closed.</summary>
    public async Task WriteAsync()
    {
        try
        {
            await foreach (var (bytes, type, code) in _out.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                if (type == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, CancellationToken.None).ConfigureAwait(false);
                }
                else
                {
                    await socket.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            _out.Writer.TryComplete();
        }
    }

    /// <summary>The next frame of the bot's.</summary>
    /// <returns>Null when there will be none; a refusal with 4002 is a frame with that code.</returns>
    public async Task<(JsonObject? Frame, int Refusal)?> ReadAsync()
    {
        var buffer = new byte[LargestFrame + 1];
        var length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
            {
                return null;
            }

            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (length > LargestFrame)
            {
                return (null, 4002);
            }

            if (part.EndOfMessage)
            {
                return Read(buffer.AsSpan(0, length)) is { } frame ? (frame, 0) : (null, 4002);
            }
        }
    }

    private static JsonObject? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonNode.Parse(bytes) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
