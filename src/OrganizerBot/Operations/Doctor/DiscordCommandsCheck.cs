using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Discord;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That Discord offers the commands that the bot understands.</summary>
internal sealed class DiscordCommandsCheck : ICheck
{
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

        var diff = DiscordCommandsDiff.Between(registered, DiscordCommands.Write(bot.Parts.GetRequiredService<CommandCatalog>()));
        return diff.IsSame
            ? []
            : [Finding.Wrong(
                "Discord:ApplicationId",
                $"Discord's list of commands is not the bot's: {diff.Missing.Count} are missing, {diff.Changed.Count} differ, {diff.Unknown.Count} are not ours.",
                "Run organizerbot commands register; organizerbot commands diff shows which.")];
    }
}
