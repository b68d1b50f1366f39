using System.Runtime.CompilerServices;

namespace OrganizerBot.Support;

/// <summary>A test of SQLite alone: left out where the run is for PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SqliteFactAttribute : FactAttribute
{
    public SqliteFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = TestDatabase.IsSqlite ? null : TestDatabase.NotSqlite;
}
