using Microsoft.Extensions.Options;
using OrganizerBot.Slack;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That Slack lets the app open its connections, where it does. The one that is asked for here is never used, and its address soon ends.</summary>
internal sealed class SlackAppTokenCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "Slack's connections";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) =>
        bot.Slack is { } api && bot.Parts.GetRequiredService<IOptions<SlackOptions>>().Value.Way == SlackReceive.Socket
            && await api.OpenConnectionAsync(cancellationToken) is SlackAnswer.Refused refused
            ? [Finding.Wrong("Slack:AppToken", $"Slack lets the bot open no connection ({refused.Code}).", SlackSocketRefusals.Advice(refused.Code) ?? "Look at https://api.slack.com/apps whether Socket Mode is on and the token has the scope connections:write.")]
            : [];
}
