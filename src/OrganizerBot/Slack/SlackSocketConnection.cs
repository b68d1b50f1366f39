using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using OrganizerBot.Web;

namespace OrganizerBot.Slack;

/// <summary>One connection to Slack: what comes on it is taken, answered and acknowledged on it. Nothing that comes makes it throw; nothing of it is logged.</summary>
internal sealed class SlackSocketConnection(WebSocket socket, SlackSocketInbox inbox, SlackErrands errands, SlackSocketHabits habits, TimeProvider clock) : IDisposable
{
    /// <summary>How many deliveries may be under way; while there are as many, no more are read.</summary>
    private const int MostAtOnce = 64;

    private readonly TaskCompletionSource<bool> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string?> _wish = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<Task, byte> _underWay = new();
    private readonly SemaphoreSlim _room = new(MostAtOnce);
    private readonly SemaphoreSlim _pen = new(1);
    private readonly Lock _gate = new();
    private Task? _closing;

    /// <summary>True once Slack has greeted; false when the connection ended before.</summary>
    public Task<bool> Hello => _hello.Task;

    /// <summary>The app of which Slack spoke when it greeted.</summary>
    public string? AppId { get; private set; }

    /// <summary>Done when Slack wants another connection in place of this one, with its reason, or when this one ended, with null.</summary>
    public Task<string?> Wish => _wish.Task;

    /// <summary>Done when nothing more comes.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether we are closing it ourselves. Nothing new is taken then; what is not acknowledged comes again elsewhere.</summary>
    public bool IsClosing => Volatile.Read(ref _closing) is not null;

    /// <summary>Begins to read.</summary>
    public void Listen() => _ = errands.Watch(ReadAsync());

    /// <summary>Takes nothing new, finishes and acknowledges what is under way, and closes.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            return _closing ??= FinishAsync();
        }
    }

    /// <summary>Ends it at once. Room and pen stay: they hold nothing of the system's, and an answer that comes late finds nobody there instead of a defect.</summary>
    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var message = new ArrayBufferWriter<byte>(4096);
        try
        {
            while (await ReceiveAsync(message) is null)
            {
                await TakeAsync(StrictJson.Read(message.WrittenSpan, SlackJson.Default.SlackFrame));
                message.Clear();
            }
        }
        catch (Exception e) when (IsGone(e))
        {
            // It is gone, without a word or with one that is none.
        }
        finally
        {
            message.Clear();
            _hello.TrySetResult(false);
            _wish.TrySetResult(null);
            _ended.TrySetResult();
        }
    }

    /// <summary>Reads one message.</summary>
    /// <returns>Null when there is one, else with which word the connection ends.</returns>
    private async Task<WebSocketCloseStatus?> ReceiveAsync(ArrayBufferWriter<byte> message)
    {
        while (true)
        {
            var part = await socket.ReceiveAsync(message.GetMemory(4096), CancellationToken.None);
            WebSocketCloseStatus? end = part.MessageType switch
            {
                WebSocketMessageType.Close => WebSocketCloseStatus.NormalClosure,
                WebSocketMessageType.Binary => WebSocketCloseStatus.InvalidMessageType,
                _ when message.WrittenCount + part.Count > RequestBody.MaxBytes => WebSocketCloseStatus.MessageTooBig,
                _ => null,
            };
            if (end is { } word)
            {
                await SayGoodbyeAsync(word);
                return word;
            }

            message.Advance(part.Count);
            if (part.EndOfMessage)
            {
                return null;
            }
        }
    }

    private async Task TakeAsync(SlackFrame? frame)
    {
        switch (frame)
        {
            case { Type: "hello" }:
                AppId = frame.ConnectionInfo?.AppId;
                _hello.TrySetResult(true);
                break;
            case { Type: "disconnect" }:
                _wish.TrySetResult(frame.Reason ?? "");
                break;
            case { IsEnvelope: true } when !IsClosing:
                await _room.WaitAsync();
                Begin(frame);
                break;
        }
    }

    private void Begin(SlackFrame envelope)
    {
        var work = errands.Watch(AnswerAsync(envelope));
        _underWay[work] = 0;
        _ = work.ContinueWith(done => _underWay.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task AnswerAsync(SlackFrame envelope)
    {
        try
        {
            if (inbox.Take(envelope) is not { } answer)
            {
                return;
            }

            var response = await answer.Response;
            var body = answer.Carry(response, envelope.AcceptsResponsePayload == true);
            var sent = await SendAsync(envelope.Acknowledged(body));
            answer.Acknowledged(response, body is not null, sent);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<bool> SendAsync(JsonObject said)
    {
        await _pen.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(SlackJson.Write(said)), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            return true;
        }
        catch (Exception e) when (IsGone(e))
        {
            return false;
        }
        finally
        {
            _pen.Release();
        }
    }

    private async Task FinishAsync()
    {
        await Task.Yield();
        while (!_underWay.IsEmpty)
        {
            await Task.WhenAll(_underWay.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await SayGoodbyeAsync(WebSocketCloseStatus.NormalClosure);
        try
        {
            await Ended.WaitAsync(habits.Goodbye, clock);
        }
        catch (TimeoutException)
        {
            // Slack has had its time.
        }

        Dispose();
    }

    private async Task SayGoodbyeAsync(WebSocketCloseStatus word)
    {
        await _pen.WaitAsync();
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(word, null, CancellationToken.None);
            }
        }
        catch (Exception e) when (IsGone(e))
        {
            // Then there is nobody to say it to.
        }
        finally
        {
            _pen.Release();
        }
    }

    private static bool IsGone(Exception e) => e is WebSocketException or OperationCanceledException or IOException or InvalidOperationException;
}
