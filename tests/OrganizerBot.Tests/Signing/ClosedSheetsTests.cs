using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Signing;

public sealed class ClosedSheetsTests : IAsyncLifetime
{
    private static readonly TimeSpan ObjectionPeriod = TimeSpan.FromDays(7);

    private readonly TestBot _bot = new();

    [Fact]
    public async Task A_week_after_the_close_nobody_can_tell_who_signed_but_for_those_who_showed_their_name()
    {
        var code = await _bot.HasAnOpenPetition();
        var sheet = await _bot.SheetOf(code);
        await _bot.Member("Ana").Says($"/petition sign {code} as:named");
        await _bot.AllSign($"/petition sign {code}", 0, 12);
        var (whole, root) = (await _bot.KeyOf(sheet), await KeysOf(sheet));
        var mine = (await _bot.Member("Ana").Hears("/organizer mine"), await _bot.Member("member3").Hears("/organizer mine"));
        await CloseAsync(code);
        var shown = await _bot.ShownBy($"/petition show {code}");

        await _bot.SweepsAfter(ObjectionPeriod - TimeSpan.FromSeconds(1));
        Assert.Equal(KeyPart.Whole, (await _bot.KeyOf(sheet))!.Part);
        Assert.Equal(12, await Recognised(sheet, await KeysOf(sheet)));

        await _bot.SweepsAfter(TimeSpan.FromSeconds(1));
        var left = await KeysOf(sheet);
        Assert.Equal(KeyPart.Names, left!.Part);
        Assert.Equal(0, await Recognised(sheet, left));
        // What is left does not lead back to what was there.
        Assert.Equal(0, await Recognised(sheet, new SheetKeys(sheet.Id.Value, left.Bytes)));
        Assert.Equal(12, await Recognised(sheet, root));
        Assert.False(_bot.HasOnDisk(whole!.Wrapped));
        Assert.True(_bot.HasOnDisk((await _bot.KeyOf(sheet))!.Wrapped));

        Assert.Equal("Ana", await NameOn(sheet, left));
        Assert.Equal(shown, await _bot.ShownBy($"/petition show {code}"));
        foreach (var member in (string[])["Ana", "member3", "Stranger"])
        {
            Assert.Contains("is closed", await _bot.Member(member).Hears($"/petition sign {code} as:counted"), StringComparison.Ordinal);
            Assert.Contains("is closed", await _bot.Member(member).Hears($"/petition withdraw {code}"), StringComparison.Ordinal);
        }

        Assert.Contains("No face recognition", mine.Item1, StringComparison.Ordinal);
        Assert.Contains("No face recognition", await _bot.Member("Ana").Hears("/organizer mine"), StringComparison.Ordinal);
        Assert.Equal(mine.Item2, await _bot.Member("member3").Hears("/organizer mine"));
    }

    [Fact]
    public async Task Where_nobody_showed_a_name_the_whole_key_goes()
    {
        var code = await _bot.HasAnOpenPledge();
        var sheet = await _bot.SheetOf(code);
        await _bot.AllSign($"/pledge make {code}", 0, 3);
        var whole = (await _bot.KeyOf(sheet))!.Wrapped;
        Assert.True(_bot.HasOnDisk(whole));
        await _bot.Moderator().Says($"/pledge close {code} sure:yes");
        await _bot.Sweeps();

        await _bot.SweepsAfter(ObjectionPeriod);

        Assert.Null(await _bot.KeyOf(sheet));
        Assert.False(_bot.HasOnDisk(whole));
        Assert.Equal(3, await _bot.LookAsync(db => db.Signatures.CountAsync(signature => signature.SheetId == sheet.Id)));
        Assert.Contains("is closed", await _bot.Member("member1").Hears($"/pledge make {code} as:named"), StringComparison.Ordinal);
        Assert.Contains("is closed", await _bot.Member("member1").Hears($"/pledge release {code}"), StringComparison.Ordinal);
        Assert.StartsWith("Nothing here carries your name", (await _bot.Member("member1").Hears("/organizer mine")).Split('\n')[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_the_database_from_before_opens_nothing_with_the_key_file_of_after()
    {
        var code = await _bot.HasAnOpenPetition();
        var sheet = await _bot.SheetOf(code);
        await _bot.Member("Ana").Says($"/petition sign {code} as:named");
        await _bot.AllSign($"/petition sign {code}", 0, 3);
        await CloseAsync(code);
        var copied = await KeyScenes.WrappedKeysIn(_bot.CopiesItsDatabase("backup"));
        Assert.True(copied.Count >= 3);
        Assert.All(copied, key => Assert.Equal(32, key.Open(_bot.KeysOnDisk()).Length));

        await _bot.SweepsAfter(ObjectionPeriod);
        await _bot.SweepsAfter(KeyScenes.InFlight);

        Assert.Equal([2], _bot.GenerationsOnDisk(sheet));
        var opened = copied.Count(key =>
        {
            try
            {
                return key.Open(_bot.KeysOnDisk()).Length > 0;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        });
        Figures.Say($"Shredding: {opened} of {copied.Count} keys of an older copy open with today's key file");
        Assert.Equal(0, opened);
        Assert.Equal("Ana", await NameOn(sheet, await KeysOf(sheet)));
    }

    [Fact]
    public async Task While_somebody_still_reads_an_older_state_the_old_wrapping_key_stays_and_goes_after()
    {
        var code = await _bot.HasAnOpenPetition();
        var sheet = await _bot.SheetOf(code);
        await CloseAsync(code);
        var whole = (await _bot.KeyOf(sheet))!.Wrapped;

        await _bot.RunAsync<OrganizerDb>(async reading =>
        {
            await reading.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await reading.Database.ExecuteSqlRawAsync("BEGIN", TestContext.Current.CancellationToken);
            await reading.WrappedKeys.CountAsync(TestContext.Current.CancellationToken);
            await _bot.SweepsAfter(ObjectionPeriod);
            await _bot.SweepsAfter(KeyScenes.InFlight);
            Assert.Null(await _bot.KeyOf(sheet));
            Assert.True(_bot.HasOnDisk(whole));
            Assert.Equal([1, 2], _bot.GenerationsOnDisk(sheet));
            await reading.Database.ExecuteSqlRawAsync("ROLLBACK", TestContext.Current.CancellationToken);
        });

        await _bot.SweepsAfter(TimeSpan.FromMinutes(1));
        Assert.False(_bot.HasOnDisk(whole));
        Assert.Equal([2], _bot.GenerationsOnDisk(sheet));
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        await _bot.StandsStill();
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task CloseAsync(string code)
    {
        await _bot.Moderator().Says($"/petition close {code} sure:yes");
        await _bot.Sweeps();
    }

    private async Task<SheetKeys?> KeysOf(Sheet sheet) => await _bot.KeyOf(sheet) is { } key ? new SheetKeys(sheet.Id.Value, key.Open(_bot.KeysOnDisk()), key.Part) : null;

    /// <summary>How many of the twelve members a thief of the database recognises, who knows them all and has these keys.</summary>
    private async Task<int> Recognised(Sheet sheet, SheetKeys? keys)
    {
        var stored = (await _bot.LookAsync(db => db.Signatures.Where(signature => signature.SheetId == sheet.Id).Select(signature => signature.Pseudonym).ToListAsync())).Select(Convert.ToHexString).ToHashSet();
        return Enumerable.Range(0, 12).Select(member => keys?.Pseudonym(new Account(new CommunityRef(Platform.Discord, "100"), $"member{member}")))
            .Count(pseudonym => pseudonym is not null && stored.Contains(Convert.ToHexString(pseudonym)));
    }

    private async Task<string> NameOn(Sheet sheet, SheetKeys? keys)
    {
        var named = await _bot.LookAsync(db => db.Signatures.AsNoTracking().SingleAsync(signature => signature.SheetId == sheet.Id && signature.Envelope != null));
        return SignerName.Open(named, keys!).Name;
    }
}
