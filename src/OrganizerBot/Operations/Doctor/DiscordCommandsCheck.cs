using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Discord;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That Discord offers the commands that the bot understands.</summary>
internal sealed class DiscordCommandsCheck : ICheck
{
    private const string Setting = "Discord:ApplicationId";

    /// <inheritdoc/>
    public string About => "Discord's commands";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        if (await bot.DiscordSelfAsync(cancellationToken) is not { IsSuccess: true }
            || await bot.Discord!.SendAsync(DiscordCall.ReadCommands(bot.Discord.ApplicationId), cancellationToken) is not { IsSuccess: true, Body: JsonArray registered })
        {
            return [];
        }

        var commands = DiscordCommands.Write(bot.Parts.GetRequiredService<CommandCatalog>());
        var diff = DiscordCommandsDiff.Between(registered, commands);
        return diff.IsSame ? [] : [Tell(diff, await WillRegisterAsync(bot, commands, cancellationToken))];
    }

    private static Finding Tell(DiscordCommandsDiff diff, bool willRegister)
    {
        var what = $"Discord's list of commands is not the bot's: {diff.Missing.Count} are missing, {diff.Changed.Count} differ, {diff.Unknown.Count} are not ours.";
        return willRegister
            ? Finding.Note(Setting, what, "The bot registers its own when it starts; nothing is to be done.")
            : Finding.Wrong(Setting, what, "Run organizerbot commands register; organizerbot commands diff shows which.");
    }

    /// <summary>Whether the next start does it: this list was never registered from this database. A bot that runs has had its start.</summary>
    private static async Task<bool> WillRegisterAsync(Patient bot, JsonArray commands, CancellationToken cancellationToken)
    {
        var hash = DiscordRegistration.HashOf(bot.Discord!.ApplicationId, commands);
        return !bot.Runs && await bot.AskAsync(db => db.Settings.Where(setting => setting.Name == DiscordRegistration.SettingName && setting.Value == hash).ToListAsync(cancellationToken)) is not { Count: > 0 };
    }
}
