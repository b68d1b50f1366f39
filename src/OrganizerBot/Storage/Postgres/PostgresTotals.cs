namespace OrganizerBot.Storage.Postgres;

/// <summary>
/// How many signatures stand on each sheet, held ones left out, kept true by the database itself: whoever adds, admits or takes away signatures, on whichever
/// replica. A ledger that had to count them would take longer with each signature.
/// </summary>
/// <remarks>It is one row a sheet and one change a group of acts, not one a signature, and it is only changed under the sheet's lock where the ledgers do it.</remarks>
internal static class PostgresTotals
{
    /// <summary>The table whose rows are counted.</summary>
    public const string Counted = "Signatures";

    /// <summary>What makes the table and what keeps it true. It is refilled whenever all signatures are laid down anew.</summary>
    public static IEnumerable<string> Statements { get; } =
    [
        "CREATE TABLE \"SheetTotals\"(\"SheetId\" uuid PRIMARY KEY, \"Signed\" integer NOT NULL) WITH (fillfactor = 50);",
        Function("came", "SELECT \"SheetId\", count(*) FROM moved WHERE \"State\" <> 'Held' GROUP BY \"SheetId\" ORDER BY \"SheetId\""),
        Function("left", "SELECT \"SheetId\", -count(*) FROM moved WHERE \"State\" <> 'Held' GROUP BY \"SheetId\" ORDER BY \"SheetId\""),
        Function("changed", "SELECT NEW.\"SheetId\", CASE WHEN NEW.\"State\" = 'Held' THEN -1 ELSE 1 END"),
        "CREATE TRIGGER came AFTER INSERT ON \"Signatures\" REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION organizer_signatures_came();",
        "CREATE TRIGGER gone AFTER DELETE ON \"Signatures\" REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION organizer_signatures_left();",
        "CREATE TRIGGER changed AFTER UPDATE ON \"Signatures\" FOR EACH ROW WHEN ((OLD.\"State\" = 'Held') IS DISTINCT FROM (NEW.\"State\" = 'Held')) EXECUTE FUNCTION organizer_signatures_changed();",
    ];

    private static string Function(string name, string counted) =>
        $"""
        CREATE FUNCTION organizer_signatures_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO "SheetTotals" AS total {counted}
            ON CONFLICT ("SheetId") DO UPDATE SET "Signed" = total."Signed" + excluded."Signed";
            RETURN NULL;
        END $$;
        """;
}
