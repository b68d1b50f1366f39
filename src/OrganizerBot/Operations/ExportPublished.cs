using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Storage;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot export</c>: what a community has published, in files. It holds what anybody there can read in the chat, and no more.</summary>
internal static class ExportPublished
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command.</summary>
    public static Command Command(IReadOnlyList<string> settings)
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "Where the files go; the folder is made if it is not there.", HelpName = "FOLDER" };
        var community = new Option<string?>("--community") { Description = "Whose things, such as discord:123456789 or slack:T012AB3C4. It may be left out where the bot knows one community only.", HelpName = "COMMUNITY" };
        var format = new Option<string>("--format") { Description = "json: one file. csv: one file for each kind of thing.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "csv");
        var command = new Command(
            "export", "Writes what a community has published into files: campaigns, petitions with their texts, pledges, released numbers, approved refusals. Never more than the chat shows.") { folder, community, format };
        Errand.Give(command, settings, (errand, cancellationToken) =>
            RunAsync(errand, errand.Typed.GetRequiredValue(folder).FullName, errand.Typed.GetValue(community), errand.Typed.GetValue(format) == "csv", cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Errand errand, string folder, string? wanted, bool asCsv, CancellationToken cancellationToken)
    {
        if (!errand.Bench.Engine.IsThere)
        {
            return errand.Refuse(ExitCode.WrongSettings, $"There is no database {errand.Bench.Engine.Name}. Say where it is with {errand.Bench.Engine.Setting}.");
        }

        await using var scope = errand.Bench.Parts.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<Schema>() is var schema && schema.Pending.Count + schema.Strangers.Count > 0)
        {
            return errand.Refuse(ExitCode.WrongSettings, "The database is of another version. organizerbot doctor says which, and what to do.");
        }

        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var all = (await db.Communities.AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(community => community.Ref.ToString());
        if (Choose(all, wanted) is not { } chosen)
        {
            return errand.Refuse(ExitCode.WrongUsage, all.Count == 0 ? "The bot knows no community yet, so nothing is published. It knows one from the first command that somebody types there." : $"Say which community: --community {string.Join(" or --community ", all.Keys.Order(StringComparer.Ordinal))}");
        }

        // From here on the unit of work sees what this community sees.
        db.ConfineTo(chosen.Id);
        var tables = new List<(IPublishedPart Part, IReadOnlyList<PublishedRow> Rows)>();
        foreach (var part in scope.ServiceProvider.GetServices<IPublishedPart>().OrderBy(part => part.Name, StringComparer.Ordinal))
        {
            errand.Progress($"Reading {part.Name}");
            tables.Add((part, await part.ReadAsync(chosen.Id, cancellationToken)));
        }

        return Write(errand, folder, asCsv ? [.. tables.Select(table => ($"{table.Part.Name}.csv", AsCsv(table.Part, table.Rows)))] : [("published.json", AsJson(chosen, tables))]);
    }

    private static Community? Choose(Dictionary<string, Community> all, string? wanted) =>
        wanted is null ? (all.Count == 1 ? all.Values.Single() : null) : all.GetValueOrDefault(wanted.ToLowerInvariant());

    private static int Write(Errand errand, string folder, IReadOnlyList<(string Name, string Text)> files)
    {
        Directory.CreateDirectory(folder);
        if (files.Select(file => Path.Combine(folder, file.Name)).FirstOrDefault(File.Exists) is { } there)
        {
            return errand.Refuse(ExitCode.CannotWrite, $"{there} is there already, and is not overwritten. Name another folder.");
        }

        foreach (var (name, text) in files)
        {
            // With a byte order mark: without it spreadsheets take the words for another encoding.
            File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: name.EndsWith(".csv", StringComparison.Ordinal)));
            errand.Output.WriteLine(Path.Combine(folder, name));
        }

        return ExitCode.Fine;
    }

    private static string AsCsv(IPublishedPart part, IReadOnlyList<PublishedRow> rows) => Csv.Write(part.Columns, rows.Select(row => row.Columns.Select(column => column.Value)));

    private static string AsJson(Community community, IEnumerable<(IPublishedPart Part, IReadOnlyList<PublishedRow> Rows)> tables)
    {
        var written = new JsonObject { ["community"] = community.Ref.ToString() };
        foreach (var (part, rows) in tables)
        {
            written[part.Name] = new JsonArray([.. rows.Select(row => new JsonObject(row.Columns.Select(column => KeyValuePair.Create(column.Name, AsJson(column.Value)))))]);
        }

        return written.ToJsonString(Readable);
    }

    private static JsonNode? AsJson(object? value) => value switch
    {
        null => null,
        bool flag => flag,
        int number => number,
        _ => value.ToString(),
    };
}
