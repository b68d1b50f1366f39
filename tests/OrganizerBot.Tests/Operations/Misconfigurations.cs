using System.Diagnostics;
using System.Text.Json.Nodes;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>Whatever is set up wrongly is refused at the start or named by the doctor, with the setting and with what to do.</summary>
public sealed class Misconfigurations(Clinic clinic) : IClassFixture<Clinic>
{
    [Fact]
    public async Task A_bot_that_is_well_is_told_so_while_it_runs_and_while_it_is_stopped()
    {
        var (code, output, errors) = await Terminal.TypesAsync(["doctor", .. Clinic.Line(clinic.Settings)]);
        Assert.True(code == 0, output + errors);
        Assert.EndsWith("Nothing is wrong.\n", output, StringComparison.Ordinal);

        await using var ward = clinic.Admit();
        (code, output, errors) = await ward.Types("doctor");
        Assert.True(code == 0, output + errors);
    }

    [Fact]
    public async Task Each_is_refused_or_named_with_its_setting_and_its_fix()
    {
        List<string> missed = [];
        var (refused, named) = (0, 0);
        foreach (var wrong in Misconfiguration.All)
        {
            if (wrong.Found != Found.ByDoctor)
            {
                missed.AddRange(await TriesAsync(wrong, RefusesAsync));
                refused++;
            }

            if (wrong.Found != Found.AtStart)
            {
                missed.AddRange(await TriesAsync(wrong, NamesAsync));
                named++;
            }
        }

        Assert.True(missed.Count == 0, string.Join('\n', missed));
        Assert.InRange(Misconfiguration.All.Count, 50, 500);
        Figures.Say($"Misconfigurations: {Misconfiguration.All.Count} of {Misconfiguration.All.Count} told with their setting and their fix ({refused} refused at the start with 78, {named} named by the doctor)");
    }

    [Fact]
    public async Task What_the_next_start_registers_with_Discord_is_only_noted()
    {
        await using var ward = clinic.Admit();
        await Misconfiguration.All.Single(wrong => wrong.Name == "a command that Discord lost").Spoil(ward, clinic);
        ward.Sql("DELETE FROM \"Settings\" WHERE \"Name\" = 'discord/commands'");

        var (code, output, errors) = await ward.Types("doctor");

        Assert.True(code == 0, output + errors);
        Assert.Contains("note   Discord's commands: Discord:ApplicationId", output, StringComparison.Ordinal);
        Assert.Contains("The bot registers its own when it starts", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_none_hides_no_other_fault()
    {
        await using var ward = clinic.Admit();
        (ward.Settings["Metrics:Port"], ward.Settings["Slack:Command"]) = ("abc", "remind");

        var (_, output, _) = await ward.Types("doctor");

        Assert.Contains("abc is no whole number.", output, StringComparison.Ordinal);
        Assert.Contains("Slack:Command must be one lower-case word", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_others_may_read_is_noted()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        await using var ward = clinic.Admit();
        File.SetUnixFileMode(ward.Data, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(ward.Database, (UnixFileMode)0b110_100_100);
        Assert.Contains($"Other users of this machine may read {ward.Database}", (await ward.Types("doctor")).Output, StringComparison.Ordinal);

        File.SetUnixFileMode(ward.Data, (UnixFileMode)0b111_000_000);
        Assert.Contains("ok     files that others may read", (await ward.Types("doctor")).Output, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> TriesAsync(Misconfiguration wrong, Func<Ward, Misconfiguration, Task<string?>> look)
    {
        await using var ward = clinic.Admit();
        try
        {
            await wrong.Spoil(ward, clinic);
            return await look(ward, wrong) is { } why ? [$"{wrong.Name} ({wrong.Setting}): {why}"] : [];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return [$"{wrong.Name} ({wrong.Setting}): it crashed with {e}"];
        }
    }

    private static async Task<string?> RefusesAsync(Ward ward, Misconfiguration wrong)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(TimeSpan.FromSeconds(30));
        ward.Settings.TryAdd("Logging:LogLevel:Default", "None");
        var (code, _, errors) = await Terminal.TypesAsync(["run", .. Clinic.Line(ward.Settings)], enough.Token);
        return code == ExitCode.WrongSettings && errors.StartsWith("OrganizerBot did not start: ", StringComparison.Ordinal) && errors.Contains(wrong.Setting, StringComparison.Ordinal) && errors.Contains(wrong.Fix, StringComparison.Ordinal)
            ? null
            : $"the start gave {code} and said: {errors}";
    }

    private static async Task<string?> NamesAsync(Ward ward, Misconfiguration wrong)
    {
        var (code, output, errors) = ward.Settings.Keys.Any(IsVariable) ? await InAProcessOfItsOwnAsync(ward) : await ward.Types("doctor", "--json");
        if (code != ExitCode.DoesNotHold)
        {
            return $"the doctor gave {code} and said: {output}{errors}";
        }

        var found = JsonNode.Parse(output)!["findings"]!.AsArray();
        return found.Any(finding => (string?)finding!["severity"] == "wrong" && (string?)finding["setting"] == wrong.Setting && $"{finding["what"]} {finding["fix"]}".Contains(wrong.Fix, StringComparison.Ordinal))
            ? null
            : $"the doctor said: {output}";
    }

    private static bool IsVariable(string setting) => setting.StartsWith('$');

    private static async Task<(int Code, string Output, string Errors)> InAProcessOfItsOwnAsync(Ward ward)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "OrganizerBot.dll"), "doctor", "--json", .. Clinic.Line(ward.Settings.Where(setting => !IsVariable(setting.Key)))])
        {
            start.ArgumentList.Add(word);
        }

        foreach (var (name, value) in ward.Settings.Where(setting => IsVariable(setting.Key)))
        {
            start.Environment[name[1..]] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
