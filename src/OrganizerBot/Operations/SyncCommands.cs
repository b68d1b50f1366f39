using System.CommandLine;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;
using OrganizerBot.Discord;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot commands</c>: what Discord offers to whoever types a slash, against what the bot understands. The bot registers its commands itself when they change; this is for looking, and for doing it at once.</summary>
internal static class SyncCommands
{
    /// <summary>The command.</summary>
    public static Command Command(IReadOnlyList<string> settings)
    {
        var diff = new Command("diff", $"Shows how Discord's list differs from the bot's. Exit code {ExitCode.DoesNotHold}: it does.");
        Errand.Give(diff, settings, DiffAsync);
        var register = new Command("register", "Replaces Discord's list by the bot's.");
        Errand.Give(register, settings, RegisterAsync);
        return new Command("commands", "The bot's commands as Discord has them.") { diff, register };
    }

    private static async Task<int> DiffAsync(Errand errand, CancellationToken cancellationToken)
    {
        if (Api(errand) is not { } api)
        {
            return ExitCode.WrongSettings;
        }

        var answer = await api.SendAsync(DiscordCall.ReadCommands(api.ApplicationId), cancellationToken);
        if (!answer.IsSuccess || answer.Body is not JsonArray registered)
        {
            return Refuse(errand, answer);
        }

        var diff = DiscordCommandsDiff.Between(registered, DiscordCommands.Write(errand.Bench.Parts.GetRequiredService<CommandCatalog>()));
        foreach (var line in Lines(diff))
        {
            errand.Output.WriteLine(line);
        }

        return diff.IsSame ? ExitCode.Fine : ExitCode.DoesNotHold;
    }

    private static async Task<int> RegisterAsync(Errand errand, CancellationToken cancellationToken)
    {
        if (Api(errand) is not { } api)
        {
            return ExitCode.WrongSettings;
        }

        var commands = DiscordCommands.Write(errand.Bench.Parts.GetRequiredService<CommandCatalog>());
        errand.Progress($"Registering {commands.Count} commands");
        var answer = await api.SendAsync(DiscordCall.ReplaceCommands(api.ApplicationId, commands), cancellationToken);
        if (!answer.IsSuccess)
        {
            return Refuse(errand, answer);
        }

        errand.Output.WriteLine($"Discord has all {commands.Count} commands.");
        return ExitCode.Fine;
    }

    private static IEnumerable<string> Lines(DiscordCommandsDiff diff) => diff.IsSame
        ? ["Discord has the commands as they are."]
        : [
            .. diff.Missing.Select(name => $"missing: {name}"),
            .. diff.Unknown.Select(name => $"not ours: {name}"),
            .. diff.Changed.Select(name => $"differs: {name}"),
            "organizerbot commands register puts it right.",
        ];

    private static DiscordApi? Api(Errand errand)
    {
        if (errand.Bench.Parts.GetService<DiscordApi>() is not { } api)
        {
            errand.Refuse(ExitCode.WrongSettings, "Discord is not set up. Fill in Discord:ApplicationId, Discord:PublicKey and Discord:BotToken.");
            return null;
        }

        _ = errand.Bench.Parts.GetRequiredService<IOptions<DiscordOptions>>().Value;
        return api;
    }

    private static int Refuse(Errand errand, DiscordAnswer answer) => errand.Refuse(ExitCode.Unavailable, answer.Status switch
    {
        0 => "Discord did not answer. Try again; if it stays so, look at the network and at Discord:ApiBaseUrl.",
        401 => "Discord refuses the bot's token. Make a new one in the Developer Portal under Bot, Reset Token, and put it into Discord:BotToken.",
        403 or 404 => "Discord does not let this token see the commands of this application: Discord:ApplicationId and Discord:BotToken belong to two different ones. Copy both from the same page of the Developer Portal.",
        429 => $"Discord asks to wait {Math.Ceiling(answer.Wait.TotalSeconds)} seconds.",
        _ => $"Discord refused ({answer.Summary}) {answer.Faults}".TrimEnd(),
    });
}
