using System.Runtime.CompilerServices;

namespace OrganizerBot.Support;

/// <summary>A test of PostgreSQL alone: left out where there is no server to try it on.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = TestDatabase.HasServer ? null : TestDatabase.NoServer;
}
