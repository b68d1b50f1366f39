using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Support;

/// <summary>Storage that lets nobody do anything until it is opened, and then turns out to be broken.</summary>
internal sealed class BrokenStorage : IServiceScopeFactory, IServiceProvider, IShortWay, IDisposable
{
    private readonly ManualResetEventSlim _open = new();

    public void Open() => _open.Set();

    public IServiceScope CreateScope() => new Scope(this);

    public object GetService(Type serviceType)
    {
        if (serviceType == typeof(IShortWay))
        {
            return this;
        }

        _open.Wait();
        throw new IOException("The storage is broken.");
    }

    public Task<Reply?> TryAsync(CommandDescriptor command, CommandLine line, Visitor visitor, CancellationToken cancellationToken) => Task.FromResult<Reply?>(null);

    public void Dispose() => _open.Dispose();

    private sealed class Scope(IServiceProvider services) : IServiceScope
    {
        public IServiceProvider ServiceProvider => services;

        public void Dispose()
        {
        }
    }
}
