using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OrganizerBot.Support;

namespace OrganizerBot.Signing;

/// <summary>Counts what EF Core asks one bot's database, until it is disposed.</summary>
internal sealed class Questions : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _listening = [];
    private readonly string _folder;
    private int _count;

    public Questions(TestBot bot)
    {
        _folder = bot.Folder[""];
        _listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => _count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _listening.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData asked && value.Key == RelationalEventId.CommandExecuting.Name && asked.Command.Connection!.DataSource.StartsWith(_folder, StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _count);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _listening.ForEach(each => each.Dispose());
}
