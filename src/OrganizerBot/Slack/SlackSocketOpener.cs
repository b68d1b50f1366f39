using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace OrganizerBot.Slack;

/// <summary>Opens connections: asks Slack for an address, which holds for one and for a short time, and waits there until Slack greets. The address is a secret, and is never logged.</summary>
internal sealed class SlackSocketOpener(SlackApi api, IOptions<SlackOptions> options, SlackSocketInbox inbox, SlackErrands errands, SlackSocketHabits habits, TimeProvider clock)
{
    /// <summary>Opens one.</summary>
    public async Task<SlackSocketOpening> OpenAsync(CancellationToken cancellationToken) => await api.OpenConnectionAsync(cancellationToken) switch
    {
        SlackAnswer.Done done => AddressIn(done.Body) is { } address ? await ConnectAsync(address, cancellationToken) : new SlackSocketOpening.Failed("address"),
        SlackAnswer.Refused refused when SlackSocketRefusals.Advice(refused.Code) is not null => new SlackSocketOpening.Refused(refused.Code),
        SlackAnswer.Wait wait => new SlackSocketOpening.Failed("ratelimited", wait.Time),
        var other => new SlackSocketOpening.Failed(SlackDelivery.Reason(other)),
    };

    /// <summary>Encrypted, or to this computer where the Web API is there too.</summary>
    private Uri? AddressIn(JsonElement told) =>
        told.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeWss || (address.Scheme == Uri.UriSchemeWs && address.IsLoopback && options.Value.Api.IsLoopback))
            ? address
            : null;

    private async Task<SlackSocketOpening> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = habits.KeepAliveInterval;
        socket.Options.KeepAliveTimeout = habits.KeepAliveTimeout;
        using var late = new CancellationTokenSource(habits.Hello, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await socket.ConnectAsync(address, either.Token);
            return await GreetAsync(new SlackSocketConnection(socket, inbox, errands, habits, clock), either.Token);
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or OperationCanceledException)
        {
            socket.Abort();
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            return new SlackSocketOpening.Failed(e is OperationCanceledException ? "timeout" : "unreached");
        }
    }

    private async Task<SlackSocketOpening> GreetAsync(SlackSocketConnection connection, CancellationToken cancellationToken)
    {
        connection.Listen();
        await Task.WhenAny(connection.Hello, connection.Wish).WaitAsync(cancellationToken);
        if (connection.Hello is { IsCompletedSuccessfully: true, Result: true })
        {
            if (connection.AppId is null || connection.AppId == options.Value.AppId)
            {
                return new SlackSocketOpening.Open(connection);
            }

            connection.Dispose();
            return new SlackSocketOpening.Refused(SlackSocketRefusals.OtherApp);
        }

        connection.Dispose();
        return await connection.Wish switch
        {
            SlackSocketRefusals.LinkDisabled => new SlackSocketOpening.Refused(SlackSocketRefusals.LinkDisabled),
            "too_many_websockets" => new SlackSocketOpening.Failed("too_many_websockets"),
            _ => new SlackSocketOpening.Failed("no_greeting"),
        };
    }
}
