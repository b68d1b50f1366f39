using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrganizerBot.Storage.Postgres;

/// <summary>Tells the database with each statement which community a unit of work serves, so that its second wall stands where the query filters stand.</summary>
/// <remarks>A query that says <c>IgnoreQueryFilters</c> is marked when it is compiled, and the mark stands in its text: so the database hears of it too.</remarks>
internal sealed class PostgresConfinement : DbCommandInterceptor, IQueryExpressionInterceptor
{
    private const string Mark = "reaches further";

    private PostgresConfinement()
    {
    }

    /// <summary>The one that all units of work share; it has no state.</summary>
    public static PostgresConfinement Instance { get; } = new();

    /// <inheritdoc/>
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => new Marking().Visit(queryExpression);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (Word(command, eventData) is { } word && !Precedes(command, eventData, word))
        {
            using var said = Saying(command, word);
            said.ExecuteNonQuery();
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (Word(command, eventData) is { } word && !Precedes(command, eventData, word))
        {
            await using var said = Saying(command, word);
            await said.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (Word(command, eventData) is { } word)
        {
            using var said = Saying(command, word);
            said.ExecuteNonQuery();
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Word(command, eventData) is { } word)
        {
            await using var said = Saying(command, word);
            await said.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        if (Word(command, eventData) is { } word)
        {
            using var said = Saying(command, word);
            said.ExecuteNonQuery();
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        if (Word(command, eventData) is { } word)
        {
            await using var said = Saying(command, word);
            await said.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    /// <summary>What is to be said first, or null where the unit of work serves all: a connection comes from the pool without a word.</summary>
    private static string? Word(DbCommand command, CommandEventData eventData)
    {
        if (eventData.Context is not PostgresOrganizerDb { ConfinedTo: { } community } db)
        {
            return null;
        }

        var reaches = command.CommandText.StartsWith($"-- {Mark}", StringComparison.Ordinal);
        db.HasReachedFurther |= reaches;
        return PostgresWall.Say(community.Value, reaches || (eventData.CommandSource == CommandSource.SaveChanges && db.HasReachedFurther));
    }

    /// <summary>A query's own words take it along, which saves a round trip. Of other statements EF Core counts the answers.</summary>
    private static bool Precedes(DbCommand command, CommandEventData eventData, string word)
    {
        if (eventData.CommandSource != CommandSource.LinqQuery)
        {
            return false;
        }

#pragma warning disable CA2100 // A name of this class and an id.
        command.CommandText = $"{word}\n{command.CommandText}";
#pragma warning restore CA2100
        return true;
    }

    private static DbCommand Saying(DbCommand command, string word)
    {
        var said = command.Connection!.CreateCommand();
        said.Transaction = command.Transaction;
#pragma warning disable CA2100 // A name of this class and an id.
        said.CommandText = word;
#pragma warning restore CA2100
        return said;
    }

    private sealed class Marking : ExpressionVisitor
    {
        private static readonly MethodInfo TagWith = typeof(EntityFrameworkQueryableExtensions).GetMethods()
            .Single(method => method.Name == nameof(EntityFrameworkQueryableExtensions.TagWith) && method.GetParameters().Length == 2);

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            var visited = base.VisitMethodCall(node);
            return node.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions) && node.Method.Name == nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters)
                ? Expression.Call(TagWith.MakeGenericMethod(node.Method.GetGenericArguments()[0]), visited, Expression.Constant(Mark))
                : visited;
        }
    }
}
