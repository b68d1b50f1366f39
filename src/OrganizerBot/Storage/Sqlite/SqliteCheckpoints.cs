using Microsoft.Data.Sqlite;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Moves the write-ahead log into the database while signing goes on. By itself SQLite does it within the commit that makes the log too long, and whoever signs at that moment waits for thousands of pages.</summary>
/// <remarks>The log begins anew only once all of it is moved and nothing is added: most of it is moved beside the writer, the little that came meanwhile by the writer itself.</remarks>
internal sealed class SqliteCheckpoints(string file) : IDisposable
{
    /// <summary>After so many pages, 32 MB, so that pages which many signatures change are moved once.</summary>
    private const int Most = 8000;

    private Task? _moving;

    /// <summary>The writer has committed a group.</summary>
    public void After(SqliteLog log)
    {
        if (_moving is { IsCompleted: true })
        {
            _moving = null;
            Try(log.Move);
        }
        else if (_moving is null && log.PagesWritten >= Most)
        {
            _moving = Task.Factory.StartNew(() => Try(MoveLog), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _moving?.Wait();

    /// <summary>What cannot be moved stays in the log, which is as durable, until the next time. A disk that fails or is full fails commits too, and they tell.</summary>
    private static void Try(Action move)
    {
        try
        {
            move();
        }
        catch (SqliteException)
        {
        }
    }

    /// <summary>Twice: the second time there is little, so that next to nothing is left to the writer.</summary>
    private void MoveLog()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SqlitePragmas.Sql + SqlitePragmas.Move + SqlitePragmas.Move;
        command.ExecuteNonQuery();
    }
}
