using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrganizerBot.Keys;
using OrganizerBot.Storage;

namespace OrganizerBot.Operations;

/// <summary>What a command of the terminal works with: the bot's own settings and parts, put together and not started. Opening it changes nothing.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Bench(WebApplication app) => _app = app;

    /// <summary>The parts.</summary>
    public IServiceProvider Parts => _app.Services;

    /// <summary>Where things are kept.</summary>
    /// <exception cref="OptionsValidationException">The settings are wrong.</exception>
    public StorageOptions Storage => Parts.GetRequiredService<IOptions<StorageOptions>>().Value;

    /// <summary>The database's engine.</summary>
    public IEngine Engine => Parts.GetRequiredService<IEngine>();

    /// <summary>Whether the bot runs on this database.</summary>
    public bool BotRuns => Engine.IsInUse;

    /// <summary>Opens one.</summary>
    /// <param name="settings">What was typed, such as <c>--Storage:DataDirectory=/data</c>.</param>
    public static Bench Open(IReadOnlyList<string> settings)
    {
        var builder = OrganizerHost.Compose(new OrganizerHostOptions { Args = [.. settings] }, isRunning: false);
        builder.Logging.ClearProviders();
        // Nothing is logged here, so a level that is none must not keep the doctor from saying so.
        builder.Services.RemoveAll<IConfigureOptions<LoggerFilterOptions>>();
        builder.Services.Replace(ServiceDescriptor.Singleton(parts => StorageSetup.KeysOf(parts, KeyFile.Look)));
        return new Bench(builder.Build());
    }

    /// <summary>Does something with parts that live for one unit of work.</summary>
    public async Task<T> WithAsync<TPart, T>(Func<TPart, Task<T>> act)
        where TPart : notnull
    {
        await using var scope = Parts.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
