using System.Net;

namespace OrganizerBot.Operations.Doctor;

/// <summary>Whether the bot that runs is ready, as it says itself.</summary>
internal sealed class ReadinessCheck : ICheck
{
    /// <inheritdoc/>
    public string About => "readiness";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        if (!bot.Runs || AddressCheck.Look(bot.Configuration).Concat(KindsCheck.Look(bot.Configuration)).Any())
        {
            return [];
        }

        var health = await AskHealth.AskAsync(AskHealth.Usual(bot.Configuration), AskHealth.Reasons(bot.Configuration), cancellationToken);
        return health switch
        {
            { IsReady: true } => [],
            { Status: HttpStatusCode.ServiceUnavailable, Reasons: [] } => [Finding.Wrong("bot", "The bot runs, and is not ready.", "Its log says why, in a line that begins with \"Not ready\".")],
            { Status: HttpStatusCode.ServiceUnavailable } => [.. health.Reasons.Select(why => Finding.Wrong("bot", $"The bot runs, and is not ready: {why}", "If it stays so, look at its log, and at what the other checks say of that platform."))],
            _ => [Finding.Note("Urls", $"The bot runs, and does not answer at {health.Asked.GetLeftPart(UriPartial.Authority)}, so nobody knows whether it is ready.", "Give the doctor the bot's own settings (Urls or ASPNETCORE_HTTP_PORTS), and run it where the bot runs.")],
        };
    }
}
