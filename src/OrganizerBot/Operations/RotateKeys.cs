using System.CommandLine;
using OrganizerBot.Commands;
using OrganizerBot.Keys;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot keys rotate</c>: a fresh wrapping key for each community.</summary>
/// <remarks>
/// The bot may run. Then this only asks, in one statement on the database, and the bot does it as it does after something was erased: two processes never write
/// the same keys, and nothing that is being saved at the moment is left under a key that is gone. Where the bot is stopped, it is done here, at once.
/// </remarks>
internal static class RotateKeys
{
    /// <summary>The command.</summary>
    public static Command Command(IReadOnlyList<string> settings)
    {
        var rotate = new Command("rotate", "Replaces the keys that wrap all others, also while the bot runs. Backups made before open no more: make a new one afterwards.");
        Errand.Give(rotate, settings, RunAsync);
        return new Command("keys", "What can be done with the key file.") { rotate };
    }

    private static async Task<int> RunAsync(Errand errand, CancellationToken cancellationToken)
    {
        if (!errand.Bench.Engine.IsThere)
        {
            return errand.Refuse(ExitCode.WrongSettings, $"There is no database {errand.Bench.Engine.Name}, and so nothing that keys wrap. Say where it is with {errand.Bench.Engine.Setting}.");
        }

        _ = errand.Bench.Parts.GetRequiredService<KeyFile>();
        var keeper = errand.Bench.Parts.GetRequiredService<KeyKeeper>();
        if (errand.Bench.BotRuns)
        {
            var asked = await keeper.AskForAllAsync(cancellationToken);
            errand.Output.WriteLine($"Asked for: the keys of {Communities(asked)}. The running bot replaces them within a minute, and destroys the old ones five minutes later.");
        }
        else
        {
            await RotateAsync(errand, keeper, cancellationToken);
        }

        errand.Output.WriteLine("Backups made before that open no more. Make a new one, and a new copy of the key file in place of the old copy.");
        return ExitCode.Fine;
    }

    private static async Task RotateAsync(Errand errand, KeyKeeper keeper, CancellationToken cancellationToken)
    {
        errand.Bench.Engine.Hold();
        var writer = (IHostedService)errand.Bench.Parts.GetRequiredService<IWriter>();
        await writer.StartAsync(cancellationToken);
        try
        {
            var asked = await keeper.AskForAllAsync(cancellationToken);
            await keeper.FinishAsync((done, all) => errand.Progress($"{done} of {Communities(all)}"), cancellationToken);
            errand.Output.WriteLine($"Replaced: the keys of {Communities(asked)}. The old ones are destroyed.");
        }
        finally
        {
            await writer.StopAsync(CancellationToken.None);
        }
    }

    private static string Communities(int count) => count switch { 0 => "no community (there is none yet)", 1 => "1 community", _ => $"{count} communities" };
}
