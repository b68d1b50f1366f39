using System.Collections.Frozen;

namespace OrganizerBot.Storage.Postgres;

/// <summary>
/// The second wall in the database itself: row-level security that says once more what the query filters of <see cref="OrganizerDb"/> say. A connection that
/// serves a community carries its id; one that carries none serves all, as the background does.
/// </summary>
/// <remarks>
/// What rightly reaches further carries a word for that too: it then reads what it must, and changes things that communities share, but never adds to
/// or takes from what belongs to another community.
/// </remarks>
internal static class PostgresWall
{
    /// <summary>The session's variable with the community that it serves, and behind it whether a statement reaches further.</summary>
    private const string Serves = "organizerbot.serves";

    private const string Further = "/further";

    // As scalar subqueries they are asked once a statement, not once a row.
    private const string Open = $"(SELECT COALESCE(current_setting('{Serves}', true), '') = '')";
    private const string Reaches = $"(SELECT current_setting('{Serves}', true) LIKE '%{Further}')";
    private const string Own = $"(SELECT NULLIF(replace(current_setting('{Serves}', true), '{Further}', ''), '')::uuid)";

    private static readonly FrozenDictionary<string, Rule> Rules = new Dictionary<string, Rule>
    {
        ["Communities"] = Rule.Of("Id"),
        ["Installations"] = Rule.Of("CommunityId"),
        ["Moderators"] = Rule.Of("CommunityId"),
        ["ModeratorGroups"] = Rule.Of("CommunityId"),
        ["Audit"] = Rule.Of("CommunityId"),
        ["Destinations"] = Rule.Of("CommunityId"),
        ["Outbox"] = Rule.Of("CommunityId"),
        ["Cards"] = Rule.Of("CommunityId"),
        ["ReviewCards"] = Rule.Of("CommunityId"),
        ["Blocks"] = Rule.Of("CommunityId"),
        ["Digests"] = Rule.Of("CommunityId"),
        // Whoever runs a campaign lets others take part, and takes them out; nobody lets themselves in.
        ["Participations"] = new($"\"CommunityId\" = {Own} OR \"OwnerId\" = {Own}", $"\"CommunityId\" = {Own}", false) { Adds = $"\"OwnerId\" = {Own}" },
        ["JoinRequests"] = Rule.Between("CommunityId", "OwnerId"),
        ["ToldShares"] = Rule.Between("CommunityId", "OwnerId"),
        ["Proposals"] = Rule.Of("CommunityId"),
        ["DigestIssues"] = Rule.Through("DigestIssues", "Digests", "DigestId"),
        ["DigestItems"] = Rule.Through("DigestItems", "Digests", "DigestId"),
        ["Campaigns"] = Rule.Shared("OwnerId", TakesPart("\"Campaigns\".\"Id\"")),
        ["Stakes"] = Rule.Shared("OwnerId", TakesPart("\"Stakes\".\"CampaignId\"")),
        ["PastFigures"] = Rule.Shared("OwnerId", TakesPart("\"PastFigures\".\"CampaignId\"")),
        ["Petitions"] = Rule.Shared("OwnerId", $"\"State\" <> 'Draft' AND {TakesPart("\"Petitions\".\"CampaignId\"")}"),
        ["Pledges"] = Rule.Shared("OwnerId", $"\"State\" <> 'Draft' AND {TakesPart("\"Pledges\".\"CampaignId\"")}"),
        ["Refusals"] = Rule.Shared("CommunityId", $"\"State\" IN ('Published', 'Retracted') AND {TakesPart("\"Refusals\".\"CampaignId\"")}"),
        // Petitions and pledges are seen here by their own rules.
        ["Sheets"] = Rule.Shared(
            "OwnerId",
            "EXISTS (SELECT 1 FROM \"Petitions\" AS p WHERE p.\"SheetId\" = \"Sheets\".\"Id\") OR EXISTS (SELECT 1 FROM \"Pledges\" AS p WHERE p.\"SheetId\" = \"Sheets\".\"Id\")"),
    }.ToFrozenDictionary();

    /// <summary>The tables that stand behind it.</summary>
    public static IEnumerable<string> Tables => Rules.Keys;

    /// <summary>What a session says about itself before a statement.</summary>
    public static string Say(Guid community, bool reaches) => $"SET {Serves} = '{community}{(reaches ? Further : "")}';";

    /// <summary>What puts a table behind the wall.</summary>
    public static IEnumerable<string> Around(string table) => Rules.TryGetValue(table, out var rule)
        ?
        [
            $"ALTER TABLE \"{table}\" ENABLE ROW LEVEL SECURITY;",
            // The bot's role owns the tables, and owners are exempt unless told otherwise.
            $"ALTER TABLE \"{table}\" FORCE ROW LEVEL SECURITY;",
            $"CREATE POLICY see ON \"{table}\" FOR SELECT USING ({Open} OR {Reaches} OR {rule.Sees});",
            $"CREATE POLICY add ON \"{table}\" FOR INSERT WITH CHECK ({Open} OR {rule.Adds});",
            $"CREATE POLICY change ON \"{table}\" FOR UPDATE USING ({Open} OR {(rule.IsShared ? $"{Reaches} OR " : "")}{rule.Owns});",
            $"CREATE POLICY remove ON \"{table}\" FOR DELETE USING ({Open} OR {rule.Owns});",
        ]
        : [];

    private static string TakesPart(string campaign) =>
        $"EXISTS (SELECT 1 FROM \"Participations\" AS part WHERE part.\"CampaignId\" = {campaign} AND part.\"CommunityId\" = {Own} AND NOT part.\"HasLeft\")";

    /// <param name="Owns">Whether a row is the community's own.</param>
    /// <param name="Sees">Whether it sees a row.</param>
    /// <param name="IsShared">Whether others may take part in what the row is.</param>
    private sealed record Rule(string Owns, string Sees, bool IsShared)
    {
        /// <summary>Whether it may add a row.</summary>
        public string Adds { get; init; } = Owns;

        /// <summary>What two communities have with each other.</summary>
        public static Rule Between(string one, string other)
        {
            var owns = $"(\"{one}\" = {Own} OR \"{other}\" = {Own})";
            return new Rule(owns, owns, false);
        }

        public static Rule Of(string column) => new($"\"{column}\" = {Own}", $"\"{column}\" = {Own}", false);

        public static Rule Shared(string column, string sees) => new($"\"{column}\" = {Own}", $"\"{column}\" = {Own} OR ({sees})", true);

        public static Rule Through(string table, string owner, string column)
        {
            var owns = $"EXISTS (SELECT 1 FROM \"{owner}\" AS o WHERE o.\"Id\" = \"{table}\".\"{column}\" AND o.\"CommunityId\" = {Own})";
            return new Rule(owns, owns, false);
        }
    }
}
