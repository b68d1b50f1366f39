using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Keys;

public sealed class KeyRotationTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();
    private string _petition = "";
    private Sheet _sheet = null!;

    public static TheoryData<string> Steps => [.. Enum.GetNames<RotationStep>()];

    [Fact]
    public async Task Nothing_that_is_sealed_changes_when_the_wrapping_key_does()
    {
        var mine = await _bot.Member("Ana").Hears("/organizer mine");
        await _bot.Moderator().Says("/organizer moderators add <@77>");
        await _bot.AsksRotation(_sheet);

        await _bot.SweepsKeys();
        await _bot.SweepsAfter(KeyScenes.InFlight);
        await _bot.RestartAsync();

        Assert.Equal([2], _bot.GenerationsOnDisk(_sheet));
        Assert.Contains("77", await _bot.Moderator().Hears("/organizer moderators list"), StringComparison.Ordinal);
        Assert.Equal(mine, await _bot.Member("Ana").Hears("/organizer mine"));
        Assert.StartsWith("You've already signed", await _bot.Member("Ben").Hears($"/petition sign {_petition} as:named"), StringComparison.Ordinal);
        Assert.StartsWith("Signed", await _bot.Member("Chloe").Hears($"/petition sign {_petition} as:counted"), StringComparison.Ordinal);
        Assert.Equal(5, (await _bot.HasADraft()).Length);
        Assert.All(await _bot.WrappedKeys(), key => Assert.Equal(2, key.Generation));
    }

    [Fact]
    public async Task The_old_generation_stays_for_five_minutes_and_for_as_long_as_anything_is_wrapped_by_it()
    {
        var late = WrappedKey.New(Secret.Id(), _bot.KeysOnDisk().Newest(_sheet.OwnerId.Value));
        await _bot.AsksRotation(_sheet);
        await _bot.SweepsKeys();
        await _bot.SweepsAfter(KeyScenes.InFlight - TimeSpan.FromSeconds(1));
        Assert.Equal([1, 2], _bot.GenerationsOnDisk(_sheet));

        // A command that began before the rotation saves its key only now.
        await _bot.RunAsync<OrganizerDb>(async db =>
        {
            db.Add(late);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        await _bot.SweepsAfter(TimeSpan.FromSeconds(1));
        Assert.Equal([1, 2], _bot.GenerationsOnDisk(_sheet));
        await AllKeysOpen();

        await _bot.SweepsAfter(TimeSpan.FromMinutes(1));
        Assert.Equal([2], _bot.GenerationsOnDisk(_sheet));
        await AllKeysOpen();
    }

    [Fact]
    public async Task Asked_for_again_and_again_it_still_ends_and_old_generations_do_not_wait_for_quiet()
    {
        for (var minute = 0; minute < 12; minute++)
        {
            await _bot.AsksRotation(_sheet);
            await _bot.SweepsAfter(TimeSpan.FromMinutes(1));
            Assert.InRange(_bot.GenerationsOnDisk(_sheet).Count(), 1, 8);
            await AllKeysOpen();
        }

        Assert.DoesNotContain(1, _bot.GenerationsOnDisk(_sheet));
        await _bot.SweepsAfter(KeyScenes.InFlight);
        await _bot.SweepsAfter(TimeSpan.FromMinutes(1));
        Assert.Equal([13], _bot.GenerationsOnDisk(_sheet));
        await AllKeysOpen();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Stopped_at_any_step_no_key_is_ever_without_its_wrapping_key_and_the_next_start_finishes(string name)
    {
        var step = Enum.Parse<RotationStep>(name);
        await _bot.AsksRotation(_sheet);

        await StopsAt(step);

        await AllKeysOpen();
        await _bot.RestartAsync();
        await _bot.StandsStill();
        await AllKeysOpen();
        Assert.StartsWith("You've already signed", await _bot.Member("Ben").Hears($"/petition sign {_petition} as:named"), StringComparison.Ordinal);
        await FinishesAsync();
    }

    [Theory]
    [InlineData(RotationStep.Added)]
    [InlineData(RotationStep.Removed)]
    public async Task Stopped_in_the_middle_of_writing_the_key_file_the_next_start_finishes(object about)
    {
        await _bot.AsksRotation(_sheet);
        if ((RotationStep)about == RotationStep.Removed)
        {
            await _bot.SweepsKeys();
        }

        // A crash between writing the temporary file and the rename leaves this.
        var file = _bot.Folder["keys/organizerbot-keys.json"];
        await File.WriteAllTextAsync(file + ".new", (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))[..100], TestContext.Current.CancellationToken);
        await _bot.RestartAsync();
        await _bot.StandsStill();

        await AllKeysOpen();
        await FinishesAsync();
        Assert.False(File.Exists(file + ".new"));
    }

    [Fact]
    public async Task A_key_file_that_does_not_belong_to_the_database_is_left_as_it_is()
    {
        await _bot.AsksRotation(_sheet);
        var file = _bot.Folder["keys/organizerbot-keys.json"];
        var own = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var stranger = KeyFile.Open(_bot.Folder["others"], _bot.Clock);
        stranger.Newest(_sheet.OwnerId.Value);
        File.Copy(_bot.Folder["others/organizerbot-keys.json"], file, overwrite: true);
        Assert.Contains("belongs to another database", (await Assert.ThrowsAsync<InvalidOperationException>(() => _bot.RestartAsync())).Message, StringComparison.Ordinal);
        Assert.Equal([1], _bot.GenerationsOnDisk(_sheet));

        File.Delete(file);
        Assert.Contains("is missing, and the database holds keys", (await Assert.ThrowsAsync<InvalidOperationException>(() => _bot.RestartAsync())).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file));

        File.Copy(_bot.Folder["others/organizerbot-keys.json"], file);
        await File.WriteAllTextAsync(file, own, TestContext.Current.CancellationToken);
        await _bot.RestartAsync();
        await _bot.StandsStill();
        await FinishesAsync();
    }

    [Fact]
    public async Task What_is_destroyed_while_keys_are_wrapped_anew_does_not_come_back()
    {
        await _bot.AsksRotation(_sheet);
        await _bot.RunAsync<KeyRotation>(async rotation =>
        {
            rotation.Reached = step =>
            {
                if (step == RotationStep.Added)
                {
                    _bot.RunAsync<OrganizerDb>(async db =>
                    {
                        (await db.WrappedKeys.FindAsync(_sheet.Id.Value))!.KeepNames(_bot.KeysOnDisk());
                        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
                    }).GetAwaiter().GetResult();
                }
            };

            var overtaken = await Assert.ThrowsAnyAsync<Exception>(() => rotation.TurnAsync(_sheet.OwnerId.Value, TestContext.Current.CancellationToken));
            Assert.True(await _bot.LookAsync(db => Task.FromResult(db.WasOvertaken(overtaken))));
        });

        Assert.Equal(KeyPart.Names, (await _bot.KeyOf(_sheet))!.Part);
        await FinishesAsync();
        Assert.Equal(KeyPart.Names, (await _bot.KeyOf(_sheet))!.Part);
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        await _bot.StandsStill();
        _petition = await _bot.HasAnOpenPetition();
        _sheet = await _bot.SheetOf(_petition);
        await _bot.Member("Ana").Says($"/petition sign {_petition} as:named");
        await _bot.Member("Ben").Says($"/petition sign {_petition} as:counted");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    /// <summary>Goes on with the rotation until a step is done, and dies there.</summary>
    private async Task StopsAt(RotationStep step)
    {
        var reached = false;
        for (var minute = 0; minute < 10 && !reached; minute++)
        {
            await _bot.RunAsync<KeyRotation>(async rotation =>
            {
                rotation.Reached = now => reached = now == step ? throw new OperationCanceledException("killed") : reached;
                try
                {
                    await rotation.TurnAsync(_sheet.OwnerId.Value, TestContext.Current.CancellationToken);
                }
                catch (OperationCanceledException)
                {
                    reached = true;
                }
            });
            _bot.Clock.Advance(reached ? TimeSpan.Zero : TimeSpan.FromMinutes(1));
        }

        Assert.True(reached);
    }

    private async Task FinishesAsync()
    {
        await _bot.SweepsKeys();
        await _bot.SweepsAfter(KeyScenes.InFlight);
        await _bot.SweepsAfter(TimeSpan.FromMinutes(1));
        Assert.Single(_bot.GenerationsOnDisk(_sheet));
        Assert.NotEqual(1, _bot.GenerationsOnDisk(_sheet).Single());
        await AllKeysOpen();
    }

    private async Task AllKeysOpen()
    {
        var file = _bot.KeysOnDisk();
        var keys = await _bot.WrappedKeys();
        Assert.True(keys.Count >= 3);
        Assert.All(keys, key => Assert.Equal(32, key.Open(file).Length));
    }
}
