using Microsoft.EntityFrameworkCore;
using OrganizerBot.Storage.Sqlite;

namespace OrganizerBot.House;

/// <summary>Every table stands behind the second wall, or here with the reason why not.</summary>
public sealed class WallTests
{
    private static readonly Dictionary<string, string> Outside = new()
    {
        ["Signature"] = "read by the sheet that it stands on, which is behind the wall; a subquery for each of ten thousand rows would make counting slow",
        ["PendingWithdrawal"] = "as signatures; nothing but the ledger and the tally reads them",
        ["PledgeAnswer"] = "as signatures; found by a tag that only the sheet's own keys make, and counted by the hour of the sheet's owner",
        ["PublishedLeaf"] = "as signatures; public to whoever has the tally's address",
        ["PostedCheckpoint"] = "as signatures; public to whoever has the tally's address",
        ["PersonalLink"] = "found by the hash of a secret that only its owner has, and opens with nothing else",
        ["WrappedKey"] = "a joined campaign is signed under its owner's key; it is found by the id of what it opens, and opens with the key file only",
        ["Notice"] = "found by a tag that only the community's own keys make",
        ["Draft"] = "found by a tag that only the community's own keys make",
        ["InboxEntry"] = "found by a keyed hash of one delivery; it tells nothing",
        ["Lease"] = "belongs to the deployment, not to a community; it says which replica does something",
        ["Setting"] = "belongs to the deployment, not to a community",
    };

    [Fact]
    public void Every_table_is_behind_the_wall_or_has_a_reason_not_to_be()
    {
        using var db = new SqliteOrganizerDb(new DbContextOptionsBuilder<SqliteOrganizerDb>().UseSqlite("Data Source=:memory:").Options);
        var open = db.Model.GetEntityTypes().Where(kind => kind.GetDeclaredQueryFilters().Count == 0).Select(kind => kind.DisplayName()).Order().ToArray();

        Assert.True(
            open.SequenceEqual(Outside.Keys.Order()),
            $"Not behind the wall: {string.Join(", ", open)}. A table of what belongs to a community gets a filter in OrganizerDb.Confine; one that needs none gets its reason here.");
    }
}
