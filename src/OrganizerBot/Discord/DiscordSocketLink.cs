using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrganizerBot.Discord;

/// <summary>The WebSocket itself: whole frames in and out, one sender at a time, within Discord's limits. Failures of the network are an answer, never an exception.</summary>
internal sealed class DiscordSocketLink(WebSocket socket, TimeProvider clock) : IDisposable
{
    /// <summary>The largest frame that Discord takes, in bytes.</summary>
    public const int LargestSent = 4096;

    /// <summary>The largest frame that is read, in bytes. What is larger is no interaction: it is passed over.</summary>
    public const int LargestRead = 4 * 1024 * 1024;

    /// <summary>A code that keeps the session; 1000 and 1001 would end it.</summary>
    public const int KeepSession = 4200;

    /// <summary>The code that ends the session.</summary>
    public const int EndSession = 1000;

    private const int MostSent = 120;
    private const int Chunk = 16 * 1024;
    private const int UsualFrame = 256 * 1024;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _sender = new(1);
    private readonly Queue<DateTimeOffset> _sent = new();
    private ArrayBufferWriter<byte> _frame = new(Chunk);

    /// <summary>The code with which the other side closed, or null when it did not.</summary>
    public int? CloseCode => (int?)socket.CloseStatus;

    /// <summary>Connects.</summary>
    /// <returns>Null when no connection came about.</returns>
    public static async Task<DiscordSocketLink?> OpenAsync(Uri address, TimeProvider clock, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(ConnectTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(address, either.Token);
            return new DiscordSocketLink(socket, clock);
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or OperationCanceledException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>The next frame.</summary>
    /// <returns>Null when there will be none: it was closed, it broke, or the token was cancelled.</returns>
    public async Task<DiscordSocketFrame?> ReadAsync(CancellationToken cancellationToken)
    {
        Empty();
        var (isTooLarge, isText) = (false, true);
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(_frame.GetMemory(Chunk), cancellationToken);
            }
            catch (Exception e) when (IsOver(e))
            {
                return null;
            }

            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            isTooLarge |= _frame.WrittenCount + part.Count > LargestRead;
            isText &= part.MessageType == WebSocketMessageType.Text;
            if (!isTooLarge)
            {
                _frame.Advance(part.Count);
            }

            if (part.EndOfMessage)
            {
                return isTooLarge || !isText ? DiscordSocketFrame.Unreadable : DiscordSocketFrame.Read(_frame.WrittenMemory);
            }
        }
    }

    /// <summary>Sends a frame, if the rate allows: 120 in a minute.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="spare">How many must still be allowed after it: answers to questions must not use up what heartbeats need.</param>
    /// <param name="cancellationToken">Stops trying.</param>
    /// <returns>Whether it went out.</returns>
    public async Task<bool> SendAsync(JsonObject frame, int spare, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(frame);
        if (bytes.Length > LargestSent)
        {
            throw new InvalidOperationException("A frame for Discord's Gateway is larger than Discord takes.");
        }

        try
        {
            await _sender.WaitAsync(cancellationToken);
        }
        catch (Exception e) when (IsOver(e))
        {
            return false;
        }

        try
        {
            if (!MayTake(spare))
            {
                return false;
            }

            await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            return true;
        }
        catch (Exception e) when (IsOver(e))
        {
            return false;
        }
        finally
        {
            _sender.Release();
        }
    }

    /// <summary>Says goodbye. What the other side has sent until then can still be read.</summary>
    public async Task CloseAsync(int code)
    {
        using var patience = new CancellationTokenSource(CloseTime, clock);
        try
        {
            await _sender.WaitAsync(patience.Token);
        }
        catch (Exception e) when (IsOver(e))
        {
            return;
        }

        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, patience.Token);
            }
        }
        catch (Exception e) when (IsOver(e))
        {
            // Then the other side sees the connection break, which says the same.
        }
        finally
        {
            _sender.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private static bool IsOver(Exception e) => e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException;

    private bool MayTake(int spare)
    {
        var now = clock.GetUtcNow();
        while (_sent.TryPeek(out var oldest) && oldest <= now - Window)
        {
            _sent.Dequeue();
        }

        if (_sent.Count + spare >= MostSent)
        {
            return false;
        }

        _sent.Enqueue(now);
        return true;
    }

    /// <summary>The room is kept from frame to frame, unless one needed far more than others do.</summary>
    private void Empty()
    {
        if (_frame.Capacity > UsualFrame)
        {
            _frame = new ArrayBufferWriter<byte>(Chunk);
        }

        _frame.ResetWrittenCount();
    }
}
