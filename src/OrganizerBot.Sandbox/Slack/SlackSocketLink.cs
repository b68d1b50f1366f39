using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>One connection of the app.</summary>
internal sealed class SlackSocketLink(WebSocket socket, SlackSilence? wire, Action<string> heard) : IDisposable
{
    private const int MostInMessage = 1024 * 1024;

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _pen = new(1);

    /// <summary>Done when the connection is over.</summary>
    public Task Ended => _ended.Task;

    /// <summary>How the app ended it, if it did.</summary>
    public WebSocketCloseStatus? ClosedByApp { get; private set; }

    /// <summary>Reads what the app says until the connection is over.</summary>
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(socket.Abort);
        try
        {
            while (await ReceiveAsync() is { } text)
            {
                heard(text);
            }

            ClosedByApp = socket.CloseStatus;
            await CloseAsync();
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            socket.Abort();
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    /// <summary>Sends a message. False if it could not be written.</summary>
    public Task<bool> SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    /// <summary>Sends bytes as they are.</summary>
    public async Task<bool> SendAsync(byte[] bytes, WebSocketMessageType kind)
    {
        await _pen.WaitAsync();
        try
        {
            await socket.SendAsync(bytes, kind, endOfMessage: true, CancellationToken.None);
            return true;
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            _pen.Release();
        }
    }

    /// <summary>Asks the app to go elsewhere.</summary>
    public Task<bool> AskToLeaveAsync(string reason) =>
        SendAsync(new JsonObject { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "applink-town" } }.ToJsonString());

    /// <summary>Closes it in good order.</summary>
    public async Task CloseAsync()
    {
        await _pen.WaitAsync();
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
        {
            socket.Abort();
        }
        finally
        {
            _pen.Release();
        }
    }

    /// <summary>Cuts it without a word.</summary>
    public void Cut() => socket.Abort();

    /// <summary>Falls silent: neither what the app says nor its pings are read any more.</summary>
    public void FallSilent() => wire?.Begin();

    /// <summary>Ends it. The pen stays: what comes late finds nobody there.</summary>
    public void Dispose() => socket.Dispose();

    private async Task<string?> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (part.MessageType != WebSocketMessageType.Text || message.Length + part.Count > MostInMessage)
            {
                return null;
            }

            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.ToArray());
            }
        }
    }
}
