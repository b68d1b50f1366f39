using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>Secrets come from files, and a file that cannot be read is named, never shown.</summary>
public sealed class SecretFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_a_setting_names_and_a_file_that_is_called_like_a_setting_are_read_without_their_last_line_end()
    {
        Write("secrets/Discord__BotToken", "from the folder\n");
        Write("secrets/slack", "from a named file\r\n");
        Write("secrets/unrelated", "nobody's");

        var settings = Read(("Slack:SigningSecret:File", _folder["secrets/slack"]), ("Slack:SigningSecret", "from the environment"), ("Slack:BotToken:File", " "));

        Assert.Equal("from the folder", settings["Discord:BotToken"]);
        Assert.Equal("from a named file", settings["Slack:SigningSecret"]);
        Assert.Null(settings["unrelated"]);
        Assert.Null(settings["Slack:BotToken"]);
    }

    [Fact]
    public void A_named_file_wins_over_one_that_lies_in_the_folder()
    {
        Write("secrets/Slack__BotToken", "found");
        Write("elsewhere", "named");

        Assert.Equal("named", Read(("Slack:BotToken:File", _folder["elsewhere"]))["Slack:BotToken"]);
    }

    [Fact]
    public void Without_a_folder_there_is_nothing_to_read() => Assert.Null(Read()["Slack:BotToken"]);

    [Fact]
    public async Task A_file_that_is_not_there_stops_the_start_with_its_name()
    {
        var (code, _, errors) = await Terminal.TypesAsync("run", $"--Slack:SigningSecret:File={_folder["nowhere"]}", "--Storage:DataDirectory", _folder["data"], "--Storage:KeysDirectory", _folder["keys"]);

        Assert.Equal(78, code);
        Assert.Equal($"OrganizerBot did not start: The file {_folder["nowhere"]} is not there, and Slack:SigningSecret:File names it. Is the secret mounted?\n", errors);
    }

    [Fact]
    public void A_file_that_cannot_be_read_says_whose_it_must_be()
    {
        // Tests may run as root, who reads every file; a folder in a file's place is refused to everybody.
        Directory.CreateDirectory(_folder["secrets/Slack"]);

        var refusal = Assert.Throws<InvalidOperationException>(() => Read(("Slack:SigningSecret:File", _folder["secrets/Slack"])));

        Assert.Contains("cannot be read, and Slack:SigningSecret:File names it. Give it to the user that the bot runs as (1654", refusal.Message, StringComparison.Ordinal);
    }

    private ConfigurationManager Read(params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [SecretFiles.Folder] = _folder["secrets"] });
        builder.AddSecretFiles();
        return builder.Configuration;
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllText(_folder[path], text);
    }
}
