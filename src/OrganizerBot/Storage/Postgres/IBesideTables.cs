using Npgsql;

namespace OrganizerBot.Storage.Postgres;

/// <summary>Tables that stand beside ours in the same database, because another part of the bot keeps something of its own there.</summary>
internal interface IBesideTables
{
    /// <summary>Makes what is missing, when the database is brought up to date: replicas that start together do it one after the other.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">What it is part of.</param>
    void Make(NpgsqlConnection connection, NpgsqlTransaction transaction);
}
