using OrganizerBot.Support;

namespace OrganizerBot.House;

/// <summary>Small files with plain names.</summary>
public sealed class SizeTests
{
    private const int MostLines = 300;

    private static readonly string[] EmptyWords = ["Helpers", "Utils", "Common", "Shared", "Extensions", "Models", "Services", "Interfaces", "Infrastructure"];

    [Fact]
    public void No_source_file_is_longer_than_300_lines()
    {
        var long_ = Repository.Sources("src").Select(file => (file, lines: File.ReadLines(file).Count())).Where(file => file.lines > MostLines)
            .Select(file => $"{Path.GetRelativePath(Repository.Root, file.file)}: {file.lines} lines").ToArray();

        Assert.True(long_.Length == 0, $"A file that does not fit in the head holds two things. Split by what it does:\n{string.Join('\n', long_)}");
    }

    [Fact]
    public void Folders_are_words_a_member_would_say()
    {
        var folders = Directory.EnumerateDirectories(Repository.PathOf("src"), "*", SearchOption.AllDirectories)
            .Where(folder => EmptyWords.Contains(Path.GetFileName(folder)))
            .Select(folder => Path.GetRelativePath(Repository.Root, folder)).ToArray();

        Assert.True(folders.Length == 0, $"These folders say how, not what. Name them after the thing:\n{string.Join('\n', folders)}");
    }

    [Fact]
    public void Twins_have_the_same_cast()
    {
        string[] cast = ["Setup", "Options", "Signature", "Interaction", "Reader", "Renderer", "Api", "Messenger", "Commands", "Endpoints"];
        var missing = cast.SelectMany(stem => new[] { $"src/OrganizerBot/Discord/Discord{stem}.cs", $"src/OrganizerBot/Slack/Slack{stem}.cs" })
            .Where(file => !File.Exists(Repository.PathOf(file))).ToArray();

        Assert.True(missing.Length == 0, $"Discord and Slack are twins: learn one, know the other. Missing:\n{string.Join('\n', missing)}");
    }
}
