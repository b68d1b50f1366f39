using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>Keys are replaced with the bot or without it, and nobody's signature is forgotten by it.</summary>
public sealed class RotateKeysTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    [Fact]
    public async Task While_the_bot_runs_it_is_asked_and_does_it()
    {
        var (code, sheet) = await SignedAsync();
        await _bot.StandsStill();

        Assert.Contains("Asked for: the keys of 1 community.", await _bot.Gets("keys", "rotate"), StringComparison.Ordinal);
        Assert.Equal([1], _bot.GenerationsOnDisk(sheet));
        await _bot.SweepsKeys();
        Assert.Equal([1, 2], _bot.GenerationsOnDisk(sheet));
        await _bot.SweepsAfter(KeyScenes.InFlight);
        Assert.Equal([2], _bot.GenerationsOnDisk(sheet));

        await IsRememberedAsync(code);
    }

    [Fact]
    public async Task While_it_is_stopped_it_is_done_at_once()
    {
        var (code, sheet) = await SignedAsync();
        var killed = Path.GetDirectoryName(_bot.CopiesItsDatabase("killed"))!;
        await using var again = new TestBot();
        Directory.Move(killed, again.Folder["data"]);
        BackupScenes.TakesKeysOf(again.Folder["keys"], _bot);

        Assert.Contains("Replaced: the keys of 1 community. The old ones are destroyed.", await again.Gets("keys", "rotate"), StringComparison.Ordinal);

        Assert.Equal([2], again.GenerationsOnDisk(sheet));
        await again.InitializeAsync();
        Assert.All(await again.WrappedKeys(), key => Assert.Equal(2, key.Generation));
        Assert.StartsWith("You've already signed", await again.Member("Ana").Hears($"/petition sign {code} as:counted"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_key_file_of_another_nothing_is_begun()
    {
        await SignedAsync();
        var killed = Path.GetDirectoryName(_bot.CopiesItsDatabase("killed"))!;
        Directory.CreateDirectory(_bot.Folder["other"]);
        var other = KeyFile.Open(_bot.Folder["other"], _bot.Clock);
        var before = File.ReadAllBytes(KeyFile.PathIn(_bot.Folder["other"]));

        var (code, _, errors) = await Terminal.TypesAsync("keys", "rotate", $"--Storage:DataDirectory={killed}", $"--Storage:KeysDirectory={_bot.Folder["other"]}");

        Assert.Equal(ExitCode.WrongSettings, code);
        Assert.Contains("Restore the key file that belongs to this database", errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(KeyFile.PathIn(_bot.Folder["other"])));
        Assert.Empty(other.Rotating);
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<(string Code, Sheet Sheet)> SignedAsync()
    {
        var code = await _bot.HasAnOpenPetition();
        await _bot.Member("Ana").Says($"/petition sign {code} as:counted");
        return (code, await _bot.SheetOf(code));
    }

    private async Task IsRememberedAsync(string code) =>
        Assert.StartsWith("You've already signed", await _bot.Member("Ana").Hears($"/petition sign {code} as:counted"), StringComparison.Ordinal);
}
