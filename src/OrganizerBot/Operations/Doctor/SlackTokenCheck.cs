using OrganizerBot.Slack;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That Slack knows the token, and that it may do what the bot needs and nothing beyond.</summary>
internal sealed class SlackTokenCheck : ICheck
{
    private const string Again = "Paste the manifest (organizerbot slack manifest) under App Manifest at https://api.slack.com/apps, and install the app again.";

    /// <inheritdoc/>
    public string About => "Slack's token";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) => await bot.SlackSelfAsync(cancellationToken) switch
    {
        null => [],
        SlackAnswer.Done done => [.. Compare(done.Scopes)],
        SlackAnswer.Refused refused => [Finding.Wrong("Slack:BotToken", $"Slack refuses this token ({refused.Code}).", "Copy the one that begins with xoxb- from OAuth & Permissions, after the app was installed.")],
        SlackAnswer.Wait => [Finding.Note("Slack:BotToken", "Slack asks to wait, so its side was not looked at.", "Run the doctor again in a minute.")],
        SlackAnswer.Unreached => [Finding.Wrong("Slack:ApiBaseUrl", "Slack could not be reached.", "Look at the network and its firewall (the bot calls https://slack.com), and leave Slack:ApiBaseUrl out unless you mean it.")],
        _ => [Finding.Wrong("Slack:ApiBaseUrl", "Slack's answer is none that it gives.", "Leave Slack:ApiBaseUrl out unless you mean it; if it stays so, look at https://slack-status.com.")],
    };

    private static IEnumerable<Finding> Compare(string? header)
    {
        if (header is null)
        {
            yield break;
        }

        var granted = header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (SlackCommands.Scopes.Except(granted).ToArray() is { Length: > 0 } missing)
        {
            yield return Finding.Wrong("Slack:BotToken", $"The token may not do all that the bot needs: it lacks {string.Join(", ", missing)}.", Again);
        }

        if (granted.Except(SlackCommands.Scopes).ToArray() is { Length: > 0 } beyond)
        {
            yield return Finding.Note("Slack:BotToken", $"The token may do more than the bot needs: {string.Join(", ", beyond)}. Whoever stole it could too.", Again);
        }
    }
}
