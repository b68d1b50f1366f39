using OrganizerBot.Keys;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>A bot whose files whoever sits at the terminal works on.</summary>
internal static class BackupScenes
{
    /// <summary>Types a command for the bot's own files.</summary>
    public static Task<(int Code, string Output, string Errors)> Types(this TestBot bot, params string[] words) =>
        Terminal.TypesAsync([.. words, .. bot.Connection is { } server ? ["--Storage:Provider=Postgres", $"--Storage:Connection={server}"] : Array.Empty<string>(), $"--Storage:DataDirectory={bot.Folder["data"]}", $"--Storage:KeysDirectory={bot.Folder["keys"]}"]);

    /// <summary>Types a command that must work, and reads what it says.</summary>
    public static async Task<string> Gets(this TestBot bot, params string[] words)
    {
        var (code, output, errors) = await bot.Types(words);
        Assert.True(code == ExitCode.Fine, $"{code}: {output}{errors}");
        return output;
    }

    /// <summary>A backup of the bot's database.</summary>
    public static async Task<string> IsBackedUp(this TestBot bot, string name = "whole.db")
    {
        await bot.Gets("backup", bot.Folder[name]);
        return bot.Folder[name];
    }

    /// <summary>Every file in a folder, with what is in it, so that a test can say that nothing was left behind.</summary>
    public static string[] Files(string folder) => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {new FileInfo(file).Length}")];

    /// <summary>The same keys in a folder of another bot.</summary>
    public static void TakesKeysOf(string folder, TestBot other)
    {
        Directory.CreateDirectory(folder);
        File.Copy(KeyFile.PathIn(other.Folder["keys"]), KeyFile.PathIn(folder), overwrite: true);
    }
}
