using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Makes the tables whose rows members or moderators cause without SQLite's hidden row number, which would tell in which order they came.</summary>
internal sealed class SqliteTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    /// <summary>Tables whose random keys decide where a row lies.</summary>
    public static FrozenSet<string> Unordered { get; } = FrozenSet.Create("Signatures", "PledgeAnswers", "PendingWithdrawals", "Leaves", "Checkpoints", "Inbox", "Refusals", "Proposals", "Drafts", "Notices", "ReviewCards", "Blocks", "Campaigns", "WrappedKeys", "Audit", "PersonalLinks");

    protected override void Generate(CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(builder);
        var unordered = Unordered.Contains(operation.Name);
        base.Generate(operation, model, builder, terminate && !unordered);
        if (unordered)
        {
            builder.Append(" WITHOUT ROWID").AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }
}
