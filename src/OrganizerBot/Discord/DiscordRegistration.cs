using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Replicas;

namespace OrganizerBot.Discord;

/// <summary>Tells Discord our commands, once for each change of them: every overwrite counts, and two hundred new ones a day are all that Discord takes.</summary>
internal sealed partial class DiscordRegistration(
    DiscordApi api, CommandCatalog catalog, IServiceScopeFactory scopes, ILeases leases, TimeProvider clock, ILogger<DiscordRegistration> logger) : BackgroundService
{
    /// <summary>Under which name the registered commands' hash is remembered.</summary>
    public const string SettingName = "discord/commands";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>What is remembered of a list of commands once an application has it. While it is the same, nothing is registered again.</summary>
    public static string HashOf(string application, JsonArray commands) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{application}\n{commands.ToJsonString()}")));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = FirstPause; !await IsSettledAsync(stoppingToken); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    private async Task<bool> IsSettledAsync(CancellationToken cancellationToken)
    {
        await using var lease = await leases.TakeAsync(SettingName, cancellationToken);
        if (lease is null)
        {
            // Another replica is registering them.
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var commands = DiscordCommands.Write(catalog);
        var hash = HashOf(api.ApplicationId, commands);
        var known = await db.Settings.FirstOrDefaultAsync(setting => setting.Name == SettingName, cancellationToken);
        if (known?.Value == hash)
        {
            return true;
        }

        var answer = await api.SendAsync(DiscordCall.ReplaceCommands(api.ApplicationId, commands), cancellationToken);
        if (!answer.IsSuccess)
        {
            Log.Refused(logger, answer.Summary, answer.Faults);

            // What is malformed today is malformed tomorrow.
            return answer.Status == StatusCodes.Status400BadRequest && answer.Faults.Length > 0;
        }

        Remember(db, known, hash);
        await scope.ServiceProvider.GetRequiredService<IWriter>().SaveAsync(db, cancellationToken);
        Log.Registered(logger, commands.Count);
        return true;
    }

    private static void Remember(OrganizerDb db, Setting? known, string hash)
    {
        if (known is null)
        {
            db.Add(Setting.Of(SettingName, hash));
        }
        else
        {
            known.Change(hash);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2004, LogLevel.Information, "Discord: {Count} commands registered")]
        public static partial void Registered(ILogger logger, int count);

        [LoggerMessage(2005, LogLevel.Warning, "Discord: the commands were not registered ({Summary}) {Faults}")]
        public static partial void Refused(ILogger logger, string summary, string faults);
    }
}
