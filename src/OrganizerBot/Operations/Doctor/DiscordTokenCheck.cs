using OrganizerBot.Discord;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That Discord knows the token, and that the application's id and key are of the same application.</summary>
internal sealed class DiscordTokenCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "Discord's token";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        if (await bot.DiscordSelfAsync(cancellationToken) is not { } self)
        {
            return [];
        }

        return !self.IsSuccess ? [Refused(self)] : [.. Compare(bot.Settings<DiscordOptions>()!, await bot.Discord!.SendAsync(DiscordCall.ReadApplication(), cancellationToken))];
    }

    private static Finding Refused(DiscordAnswer answer) => answer.Status switch
    {
        401 => Finding.Wrong("Discord:BotToken", "Discord does not know this token.", "Make a new one in the Developer Portal under Bot, Reset Token, and put it here."),
        0 => Finding.Wrong("Discord:ApiBaseUrl", "Discord could not be reached.", "Look at the network and its firewall (the bot calls https://discord.com), and leave Discord:ApiBaseUrl out unless you mean it."),
        429 => Finding.Note("Discord:BotToken", "Discord asks to wait, so its side was not looked at.", "Run the doctor again in a minute."),
        _ => Finding.Wrong("Discord:ApiBaseUrl", $"Discord's answer is none that it gives ({answer.Summary}).", "Leave Discord:ApiBaseUrl out unless you mean it; if it stays so, look at https://discordstatus.com."),
    };

    private static IEnumerable<Finding> Compare(DiscordOptions options, DiscordAnswer application)
    {
        if (application.Text("id") is { } id && id != options.ApplicationId)
        {
            yield return Finding.Wrong("Discord:ApplicationId", $"The token belongs to the application {id}, and not to {options.ApplicationId}.", "Copy Application ID, Public Key and token from one and the same application of the Developer Portal.");
        }
        else if (options.PublicKey.Length > 0 && application.Text("verify_key") is { } key && !key.Equals(options.PublicKey, StringComparison.OrdinalIgnoreCase))
        {
            yield return Finding.Wrong("Discord:PublicKey", "It is not this application's key: everything that Discord sends would be refused as forged.", "Copy it again from the Developer Portal, General Information, Public Key.");
        }
    }
}
