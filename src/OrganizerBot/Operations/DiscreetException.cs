using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OrganizerBot.Commands;

namespace OrganizerBot.Operations;

/// <summary>An exception as the log may have it: its kind and where it came from, and its message only where such messages speak of the program.</summary>
/// <remarks>"The input string '…' was not in a correct format" and its like repeat what somebody typed, and a bad request line holds the token of a personal link.</remarks>
internal sealed class DiscreetException(Exception exception) : Exception
{
    /// <summary>Kinds whose messages are sentences of ours, of EF Core, of SQLite or of the system about themselves. Exactly these: what derives from them may say more.</summary>
    private static readonly HashSet<Type> Plain =
    [
        typeof(InvalidOperationException), typeof(UnreachableException), typeof(NullReferenceException), typeof(ObjectDisposedException), typeof(TimeoutException),
        typeof(SqliteException), typeof(NpgsqlException), typeof(UncertainException), typeof(DbUpdateException), typeof(DbUpdateConcurrencyException), typeof(IOException), typeof(UnauthorizedAccessException),
        typeof(CryptographicException), typeof(AuthenticationTagMismatchException),
    ];

    private readonly string _text = Tell(exception);

    /// <inheritdoc/>
    public override string Message => Headline(exception);

    /// <inheritdoc/>
    public override string? StackTrace => exception.StackTrace;

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static string Tell(Exception exception)
    {
        var inner = exception is AggregateException several ? [.. several.InnerExceptions] : exception.InnerException is { } one ? new[] { one } : [];
        return string.Concat(inner.Select(each => $"{Tell(each)}\n--- which led to\n")) + Headline(exception) + (exception.StackTrace is { } trace ? "\n" + trace : "");
    }

    private static string Headline(Exception exception) =>
        Plain.Contains(exception.GetType()) ? $"{exception.GetType()}: {exception.Message}"
        : exception is DbException { SqlState: { } state } ? $"{exception.GetType()}: SQLSTATE {state} (its message is not logged: it may repeat what somebody wrote)"
        : $"{exception.GetType()} (its message is not logged: it may repeat what somebody wrote)";
}
