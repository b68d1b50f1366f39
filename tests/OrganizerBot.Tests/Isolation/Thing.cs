using Microsoft.EntityFrameworkCore;
using OrganizerBot.Support;

namespace OrganizerBot.Isolation;

/// <summary>A row that people could name by its code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="State">The state it is in, if it has any.</param>
/// <param name="Code">Its code.</param>
/// <param name="Community">The community that it belongs to.</param>
internal sealed record Thing(string Kind, string State, string Code, Guid Community)
{
    /// <summary>All there are, of every kind that the model gives a code.</summary>
    public static Task<IReadOnlyList<Thing>> AllOf(TestBot bot) => bot.LookAsync(async db =>
    {
        List<Thing> things = [];
        foreach (var kind in db.Model.GetEntityTypes())
        {
            if (kind.GetProperties().FirstOrDefault(property => property.ClrType == typeof(Code)) is { } code)
            {
                var owner = kind.FindProperty("OwnerId") ?? kind.FindProperty("CommunityId") ?? throw new InvalidOperationException($"Whose is a {kind.DisplayName()}?");
                var state = kind.FindProperty("State") is { } found ? $"\"{found.GetColumnName()}\"" : "''";
                things.AddRange(await ReadAsync(db, kind.DisplayName(), $"SELECT \"{code.GetColumnName()}\", {state}, \"{owner.GetColumnName()}\" FROM \"{kind.GetTableName()}\""));
            }
        }

        return (IReadOnlyList<Thing>)things;
    });

    private static async Task<IReadOnlyList<Thing>> ReadAsync(OrganizerDb db, string kind, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names come from the model.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        List<Thing> things = [];
        while (await reader.ReadAsync())
        {
            things.Add(new Thing(kind, reader.GetString(1), reader.GetString(0), reader.GetGuid(2)));
        }

        return things;
    }
}
