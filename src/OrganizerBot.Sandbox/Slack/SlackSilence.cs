using Microsoft.AspNetCore.Http.Features;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The wire under a connection, which can fall silent: from then on nothing that the other side sends is read, so that not even its pings are answered.</summary>
internal sealed class SlackSilence(Stream wire) : Stream
{
    private readonly CancellationTokenSource _over = new();
    private volatile bool _isSilent;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Puts one under the connection that a request asks for.</summary>
    public static Task Lay(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { } upgrade)
        {
            context.Features.Set<IHttpUpgradeFeature>(new Upgrade(upgrade, context.Features));
        }

        return next(context);
    }

    /// <summary>Falls silent.</summary>
    public void Begin() => _isSilent = true;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await wire.ReadAsync(buffer, cancellationToken);
        if (_isSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _over.Token);
        }

        return count;
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => wire.WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => wire.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override void Flush() => wire.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _over.Cancel();
            wire.Dispose();
        }

        base.Dispose(disposing);
    }

    private sealed class Upgrade(IHttpUpgradeFeature upgrade, IFeatureCollection features) : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

        public async Task<Stream> UpgradeAsync()
        {
            var wire = new SlackSilence(await upgrade.UpgradeAsync());
            features.Set(wire);
            return wire;
        }
    }
}
