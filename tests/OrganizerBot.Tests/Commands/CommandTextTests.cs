using CsCheck;

namespace OrganizerBot.Commands;

public sealed class CommandTextTests
{
    private static readonly CommandCatalog Catalog = new();

    private static readonly string[] Pieces =
        ["a", "e:", "title:", "\"", "“", "”", "„", "\\", "\n", "\t", "\u00a0", " ", "  ", "é", "🦀", "👩🏽‍🚀", "/", "#", "<@7>", "as:named", "'"];

    private static readonly Gen<string> Values = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Array[0, 12].Select(pieces => string.Concat(pieces.Select(piece => Pieces[piece]))),
        Gen.String[0, 40]);

    [Fact]
    public void Whatever_a_line_holds_it_is_read_back_as_it_was_written() => Lines().Sample(
        line =>
        {
            var reading = CommandText.Read(line.ToString(), Catalog);
            return reading is { Problem: null, Culprit: null } && reading.Line.Equals(line);
        },
        iter: 20_000,
        print: line => line.ToString());

    [Theory]
    [InlineData("petition sign K7QF2", "petition=K7QF2")]
    [InlineData("  Petition   SIGN   K7QF2  ", "petition=K7QF2")]
    [InlineData("petition sign petition:K7QF2 as:named", "petition=K7QF2|as=named")]
    [InlineData("petition sign AS:named K7QF2", "as=named|petition=K7QF2")]
    [InlineData("petition sign K7QF2 Named", "petition=K7QF2|as=Named")]
    [InlineData("petition sign named", "petition=named")]
    [InlineData("petition close K7QF2 yes", "petition=K7QF2|sure=yes")]
    [InlineData("organizer forget yes", "sure=yes")]
    [InlineData("organizer settings employer", "owner=employer")]
    [InlineData("organizer settings dutch", "language=dutch")]
    [InlineData("digest add #news weekly thu 18:30", "channel=#news|schedule=weekly thu 18:30")]
    [InlineData("digest add #news monthly first thu 18:30", "channel=#news|schedule=monthly first thu 18:30")]
    [InlineData("digest add schedule:daily 07:15 channel:#news", "schedule=daily 07:15|channel=#news")]
    [InlineData("petition edit K7QF2 title:No face recognition at work text:We ask you: stop. goal:40", "petition=K7QF2|title=No face recognition at work|text=We ask you: stop.|goal=40")]
    [InlineData("petition edit K7QF2 title:“No face” text:\"\"", "petition=K7QF2|title=No face|text=")]
    [InlineData("petition edit K7QF2 title:\"a \\\"b\\\" \\\\ \\c\"", "petition=K7QF2|title=a \"b\" \\ \\c")]
    public void What_people_type_is_understood(string typed, string values)
    {
        var reading = CommandText.Read(typed, Catalog);

        Assert.Null(reading.Problem);
        Assert.Equal(values, string.Join('|', reading.Line.Values.Select(value => $"{value.Key}={value.Value}")));
    }

    [Theory]
    [InlineData("petition edit K7QF2 title:\"No end", "UnclosedQuote")]
    [InlineData("petition edit K7QF2 title:\"escaped\\\"", "UnclosedQuote")]
    [InlineData("petition show K7QF2 more", "TooMuch")]
    [InlineData("petition sign K7QF2 named please", "TooMuch")]
    [InlineData("petition", "UnknownCommand")]
    [InlineData("petition dance K7QF2", "UnknownCommand")]
    [InlineData("", "UnknownCommand")]
    public void What_cannot_be_understood_says_why(string typed, string problem) =>
        Assert.Equal(problem, CommandText.Read(typed, Catalog).Problem.ToString());

    private static Gen<CommandLine> Lines() =>
        from command in Gen.Int[0, Catalog.Commands.Count - 1].Select(index => Catalog.Commands[index])
        from given in Gen.Bool.Array[command.Options.Count]
        from values in Values.Array[command.Options.Count]
        select new CommandLine(command.Path, command.Options.Select((option, index) => KeyValuePair.Create(option.Name, values[index])).Where((_, index) => given[index]));
}
