using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;

namespace OrganizerBot.Storage.Postgres;

/// <summary>Makes the tables with what the model does not say: the second wall around those of one community's rows, and the totals of sheets.</summary>
#pragma warning disable EF1001 // The provider's own options have no other name, and the generator's constructor asks for them.
internal sealed class PostgresTables(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options) : NpgsqlMigrationsSqlGenerator(dependencies, options)
#pragma warning restore EF1001
{
    /// <summary>Tables whose rows members or moderators cause, each with the key in whose order they are laid down anew.</summary>
    public static FrozenDictionary<string, string> Unordered { get; } = new Dictionary<string, string>
    {
        ["Signatures"] = "\"SheetId\", \"Pseudonym\"",
        ["PledgeAnswers"] = "\"SheetId\", \"Answerer\"",
        ["PendingWithdrawals"] = "\"SheetId\", \"Id\"",
        ["Leaves"] = "\"SheetId\", \"Position\"",
        ["Checkpoints"] = "\"SheetId\", \"Size\"",
        ["Inbox"] = "\"Key\"",
        ["Proposals"] = "\"Id\"",
        ["Refusals"] = "\"Id\"",
        ["Drafts"] = "\"Id\"",
        ["ReviewCards"] = "\"Id\"",
        ["Blocks"] = "\"CommunityId\", \"Tag\"",
        ["Notices"] = "\"Id\"",
        ["Campaigns"] = "\"Id\"",
        ["WrappedKeys"] = "\"Of\"",
        ["Audit"] = "\"CommunityId\", \"Number\"",
        ["Moderators"] = "\"CommunityId\", \"Tag\"",
        ["ModeratorGroups"] = "\"CommunityId\", \"Tag\"",
        ["Installations"] = "\"CommunityId\"",
        ["PersonalLinks"] = "\"Id\"",
    }.ToFrozenDictionary();

    public override IReadOnlyList<MigrationCommand> Generate(IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default)
    {
        ArgumentNullException.ThrowIfNull(operations);
        string[] made = [.. operations.OfType<CreateTableOperation>().Select(operation => operation.Name)];
        // After all tables: the rules of one ask others.
        var statements = made.SelectMany(PostgresWall.Around).Concat(made.Contains(PostgresTotals.Counted) ? PostgresTotals.Statements : []);
        return base.Generate([.. operations, .. statements.Select(sql => new SqlOperation { Sql = sql })], model, options);
    }
}
