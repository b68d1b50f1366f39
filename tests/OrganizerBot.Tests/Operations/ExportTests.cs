using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Communities;
using OrganizerBot.Petitions;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>An export holds what anybody can read in the chat, no more, and nothing in it calculates.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private readonly StillBot _bot = new();

    [Fact]
    public async Task It_holds_what_was_published_and_nothing_that_was_not()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 60);
        var draft = await _bot.HasADraft();
        await _bot.AllSign($"/petition sign {code}", 0, 5);
        await _bot.Member("Ana Ferreira").Says($"/petition sign {code} as:named");
        await _bot.Member("Ben Okafor").Says("""/refusal log company:"Lighthouse Cloud" stage:offer month:2027-02 reason:"unread words" """);
        await _bot.Member("Cai Lin").Says("""/refusal log company:"Secret Company" stage:offer month:2027-02""");

        await _bot.Gets("export", _bot.Folder["out"]);

        var written = await File.ReadAllTextAsync(_bot.Folder["out/published.json"]);
        var json = JsonNode.Parse(written)!;
        var petition = Assert.Single(json["petitions"]!.AsArray())!;
        Assert.Equal((code, "We ask you to stop.", 1), ((string?)petition["petition"], (string?)petition["text"], (int)petition["signatures"]!));
        Assert.Equal("fewer than 3", (string?)Assert.Single(json["refusals"]!.AsArray())!["count"]);
        Assert.Equal("Lighthouse Cloud", (string?)Assert.Single(json["campaigns"]!.AsArray())!["target"]);
        Assert.All((string[])[draft, "Ana", "Ben", "Cai", "unread words", "Secret Company", "member1"], hidden => Assert.DoesNotContain(hidden, written, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_petition_comes_with_what_the_addressee_answered()
    {
        var code = await _bot.HasAClosedPetition("Ana Ferreira");
        await _bot.Moderator().Delivers(code);
        await _bot.Moderator().Says($"""/petition answer {code} kind:partly day:2027-03-01 text:"=We stop, \"partly\"." """);

        await _bot.Gets("export", _bot.Folder["json"]);
        await _bot.Gets("export", _bot.Folder["csv"], "--format", "csv");

        var petition = Assert.Single(JsonNode.Parse(await File.ReadAllTextAsync(_bot.Folder["json/published.json"]))!["petitions"]!.AsArray())!;
        Assert.Equal(("answered", "2027-03-01", "partly", "2027-03-01", "=We stop, \"partly\"."), ((string?)petition["state"], (string?)petition["delivered_on"], (string?)petition["answer"], (string?)petition["answered_on"], (string?)petition["answer_text"]));
        Assert.EndsWith("2027-03-01,partly,2027-03-01,\"'=We stop, \"\"partly\"\".\"\r\n", await File.ReadAllTextAsync(_bot.Folder["csv/petitions.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_words_and_one_that_has_not_come_leave_their_cells_empty()
    {
        var code = await _bot.HasAClosedPetition("Ana Ferreira");
        await _bot.Moderator().Delivers(code);
        await _bot.Gets("export", _bot.Folder["before"], "--format", "csv");
        await _bot.Moderator().Says($"/petition answer {code} kind:no-answer day:2027-03-01");
        await _bot.Gets("export", _bot.Folder["after"], "--format", "csv");

        Assert.EndsWith("2027-03-01,,,\r\n", await File.ReadAllTextAsync(_bot.Folder["before/petitions.csv"]), StringComparison.Ordinal);
        Assert.EndsWith("2027-03-01,no-answer,2027-03-01,\r\n", await File.ReadAllTextAsync(_bot.Folder["after/petitions.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_are_those_that_the_list_shows()
    {
        await _bot.HasAnOpenPetition();
        foreach (var member in (string[])["Ana", "Ben", "Cai", "Dee"])
        {
            await _bot.Member(member).Says("""/refusal log company:"Lighthouse Cloud" stage:offer month:2027-02""");
        }

        await _bot.SweepsAt(SigningScenes.Thursday);
        await _bot.Gets("export", _bot.Folder["out"]);

        var refusals = JsonNode.Parse(await File.ReadAllTextAsync(_bot.Folder["out/published.json"]))!["refusals"]!.AsArray();
        Assert.Contains("3", await _bot.Member("Reader").Hears("/refusal list"), StringComparison.Ordinal);
        Assert.Equal("3 or more", (string?)refusals[0]!["count"]);
        Assert.Contains(refusals, row => (string?)row!["stage"] == "offer" && (string?)row["count"] == "3 or more");
        Assert.Contains(refusals, row => (string?)row!["stage"] == "interview" && (string?)row["count"] == "fewer than 3");
    }

    [Fact]
    public async Task Formulas_that_a_member_wrote_are_words_to_a_spreadsheet()
    {
        await _bot.Moderator().Says("""/petition start target:"=cmd()" addressee:"@SUM(A1)" title:"=HYPERLINK(1)" text:"+1, \"quoted\"" deadline:30d""");
        var code = await _bot.LookAsync(db => Task.FromResult(db.Petitions.Single().Code.ToString()));
        await _bot.Moderator().Says($"/petition open {code} eligible:42");

        await _bot.Gets("export", _bot.Folder["out"], "--format", "csv");

        var petitions = await File.ReadAllTextAsync(_bot.Folder["out/petitions.csv"]);
        Assert.StartsWith("petition,campaign,title,addressee,text,state,deadline,goal,signatures", petitions.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.True(petitions.Contains(",'=HYPERLINK(1),'@SUM(A1),", StringComparison.Ordinal), petitions);
        Assert.Contains("'=cmd()", await File.ReadAllTextAsync(_bot.Folder["out/campaigns.csv"]), StringComparison.Ordinal);
        Assert.Equal(["campaigns.csv", "petitions.csv", "pledges.csv", "refusals.csv"], Directory.GetFiles(_bot.Folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Before_anybody_typed_there_is_nothing_to_choose_from()
    {
        var (code, _, errors) = await _bot.Types("export", _bot.Folder["out"]);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.StartsWith("The bot knows no community yet, so nothing is published.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_no_backup_and_neither_is_what_is_not_there()
    {
        var folder = Directory.CreateDirectory(_bot.Folder["backups"]).FullName;

        Assert.Equal((ExitCode.WrongUsage, $"{folder} is a folder. Name one of the backups in it.\n"), Said(await _bot.Types("restore", folder, "--rehearse")));
        Assert.Equal((ExitCode.WrongUsage, $"There is no file {folder}/none.db. Name a backup.\n"), Said(await _bot.Types("restore", folder + "/none.db")));

        static (int, string) Said((int Code, string Output, string Errors) typed) => (typed.Code, typed.Errors);
    }

    [Fact]
    public async Task A_file_of_nothing_yet_has_the_names_of_its_columns()
    {
        await _bot.Member("Ana Ferreira").Says("/petition list");

        await _bot.Gets("export", _bot.Folder["out"], "--format", "csv");

        Assert.Equal("pledge,campaign,statement,state,in_effect,deadline,critical_mass,pledges,goal_reached,tally_size,tally_mark,done_share,done_of\r\n", (await File.ReadAllTextAsync(_bot.Folder["out/pledges.csv"])).TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task The_names_of_the_columns_are_those_of_the_rows()
    {
        await _bot.HasAnOpenPetition();
        await _bot.Moderator().Says("""/pledge start target:"Lighthouse Cloud" statement:"I will not answer its recruiters" criticalmass:5 deadline:30d""");
        await _bot.Moderator().Says($"/pledge open {await _bot.LookAsync(db => Task.FromResult(db.Pledges.Single().Code.ToString()))} eligible:42");
        await using var scope = _bot.Services.CreateAsyncScope();
        var community = scope.ServiceProvider.GetRequiredService<OrganizerDb>().Communities.Single().Id;

        foreach (var part in scope.ServiceProvider.GetServices<IPublishedPart>())
        {
            var rows = await part.ReadAsync(community, TestContext.Current.CancellationToken);
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.Equal(part.Columns, row.Columns.Select(column => column.Name)));
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\0x", "'\0x")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\u00A0=1", "'\u00A0=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("plain = words", "plain = words")]
    [InlineData("", "")]
    public void A_cell_is_quoted_and_never_a_formula(string value, string cell) => Assert.Equal($"x\r\n{cell}\r\n", Csv.Write(["x"], [[value]]));

    [Fact]
    public async Task Where_there_are_several_communities_one_is_named_and_only_its_things_are_written()
    {
        await _bot.HasAnOpenPetition();
        await _bot.SlackMember("Sam").Says("/petition list");

        var (code, _, errors) = await _bot.Types("export", _bot.Folder["out"]);
        Assert.Equal((ExitCode.WrongUsage, "Say which community: --community discord:100 or --community slack:t1\n"), (code, errors));

        await _bot.Gets("export", _bot.Folder["slack"], "--community", "slack:T1");
        Assert.Equal("""{"community":"slack:t1","campaigns":[],"petitions":[],"pledges":[],"refusals":[]}""", JsonNode.Parse(await File.ReadAllTextAsync(_bot.Folder["slack/published.json"]))!.ToJsonString());
        await _bot.Gets("export", _bot.Folder["discord"], "--community", "discord:100");
        Assert.Equal(ExitCode.CannotWrite, (await _bot.Types("export", _bot.Folder["discord"], "--community", "discord:100")).Code);
    }

    [Fact]
    public async Task The_program_says_which_version_it_is() => Assert.Matches("^[0-9]+[.][0-9]+[.][0-9]+", (await Terminal.TypesAsync("--version")).Output);

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();
}
