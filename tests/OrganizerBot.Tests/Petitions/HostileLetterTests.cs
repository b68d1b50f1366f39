using System.Text.RegularExpressions;
using OrganizerBot.Support;

namespace OrganizerBot.Petitions;

public sealed partial class HostileLetterTests(QuietBot bot) : IClassFixture<QuietBot>
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "\"'=HYPERLINK(\"\"http://evil.example\"\")\"", "\\=HYPERLINK(\"http\\://evil.example\")")]
    [InlineData("@SUM(A1)", "'@SUM(A1)", "\\@SUM(A1)")]
    [InlineData("+1 Ana", "'+1 Ana", "\\+1 Ana")]
    [InlineData("- Ana", "'- Ana", "\\- Ana")]
    [InlineData("＝1+1", "'＝1+1", "＝1+1")]
    [InlineData("\tAna", "Ana", "Ana")]
    [InlineData("Ana\n# Ben\r\n=1", "Ana # Ben =1", "Ana \\# Ben =1")]
    [InlineData("**Ana** [x](http://evil.example) <img src=x>", "**Ana** [x](http://evil.example) <img src=x>", "\\*\\*Ana\\*\\* \\[x\\](http\\://evil.example) \\<img src=x\\>")]
    [InlineData("1. Ana", "1. Ana", "1\\. Ana")]
    [InlineData("www.evil.example", "www.evil.example", "www\\.evil.example")]
    [InlineData("Ana \u202Enoitulover\u202C \u200FBen", "Ana noitulover Ben", "Ana noitulover Ben")]
    [InlineData("Ana, Ben", "\"Ana, Ben\"", "Ana, Ben")]
    [InlineData("O'Brien `x` ~y~ |z| $w$ &amp; \\", "O'Brien `x` ~y~ |z| $w$ &amp; \\", "O'Brien \\`x\\` \\~y\\~ \\|z\\| \\$w\\$ \\&amp; \\\\")]
    public async Task A_name_is_words_and_nothing_else_in_every_file(string name, string cell, string line)
    {
        var made = await bot.Moderator().Delivers(await bot.HasAClosedPetition(name));

        Assert.Equal($"\uFEFFNumber,Name\r\n1,{cell}\r\n", made.Text("signers.csv"));
        Assert.Contains($"## Signed by name: 1\n\n1. {line}\n\n##", made.Text("letter.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_keeps_its_lines_and_makes_no_markup()
    {
        var moderator = bot.Moderator();
        var drafted = await moderator.Hears("""/petition start target:"Quay" addressee:"# the board\nBcc: all" title:"Lamps" text:"First line\nsecond line\n\n# not a heading\n    not code\n---" deadline:30d""".Replace("\\n", "\n", StringComparison.Ordinal));
        var code = CodeIn().Match(drafted).Groups[1].Value;
        await moderator.Says($"/petition open {code} eligible:42");
        await bot.Closes(code);

        var letter = (await moderator.Delivers(code)).Text("letter.md");

        Assert.Contains("To: \\# the board Bcc: all\n", letter, StringComparison.Ordinal);
        Assert.Contains("\nFirst line\\\nsecond line\n\n\\# not a heading\\\nnot code\\\n\\---\n", letter, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"drafted as ([0-9A-Z]{5})")]
    private static partial Regex CodeIn();
}
