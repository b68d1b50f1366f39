using System.CommandLine;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Slack;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot claim-code</c>: the code by which the first moderator of a Slack workspace claims it. The bot writes the same into its log when it starts.</summary>
internal static partial class ShowClaimCode
{
    /// <summary>The command.</summary>
    public static Command Command(IReadOnlyList<string> settings)
    {
        var workspace = new Argument<string?>("workspace")
        {
            Description = "The workspace's id, such as T012AB3C4. Without it Slack is asked to which workspace the bot's token belongs.",
            HelpName = "ID",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("claim-code", "Shows the code by which the first moderator of a Slack workspace claims it. It opens nothing once there is a moderator.") { workspace };
        Errand.Give(command, settings, (errand, cancellationToken) => RunAsync(errand, errand.Typed.GetValue(workspace), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Errand errand, string? typed, CancellationToken cancellationToken)
    {
        var codes = errand.Bench.Parts.GetRequiredService<ClaimCodes>();
        if (typed is null && errand.Bench.Parts.GetService<SlackApi>() is null)
        {
            return errand.Refuse(ExitCode.WrongSettings, "Slack is not set up, and only Slack workspaces are claimed: on Discord, whoever may manage the server moderates. Fill in Slack:AppId, Slack:AppToken (with HTTP Slack:SigningSecret) and Slack:BotToken.");
        }

        typed = typed?.Trim().ToUpperInvariant();
        if (typed is not null && !WorkspaceId().IsMatch(typed))
        {
            return errand.Refuse(ExitCode.WrongUsage, $"{typed} is no workspace's id. It begins with T, or with E for an organisation, such as T012AB3C4.");
        }

        if ((typed ?? await AskAsync(errand, cancellationToken)) is not { } id)
        {
            return ExitCode.Unavailable;
        }

        if (await IsClaimedAsync(errand, id, cancellationToken))
        {
            return errand.Refuse(ExitCode.DoesNotHold, $"The workspace {id} has a moderator already, and no code opens it any more. A moderator can appoint others with /organizer moderators add.");
        }

        errand.Output.WriteLine($"Whoever should be the first moderator of {id} types there: /organizer claim {codes.For(new CommunityRef(Platform.Slack, id))}");
        errand.Output.WriteLine("Send it to that one person. It works until there is a moderator.");
        return ExitCode.Fine;
    }

    private static async Task<string?> AskAsync(Errand errand, CancellationToken cancellationToken)
    {
        _ = errand.Bench.Parts.GetRequiredService<IOptions<SlackOptions>>().Value;
        var answer = await errand.Bench.Parts.GetRequiredService<SlackApi>().ReadAsync("auth.test", [], cancellationToken);
        if (answer is SlackAnswer.Done done && done.Body.TryGetProperty("team_id", out var team) && team.GetString() is { } id)
        {
            return id;
        }

        errand.Refuse(ExitCode.Unavailable, answer is SlackAnswer.Refused refused
            ? $"Slack refuses the bot's token ({refused.Code}). Copy the one that begins with xoxb- from OAuth & Permissions into Slack:BotToken."
            : "Slack did not answer. Try again, or name the workspace: organizerbot claim-code T012AB3C4");
        return null;
    }

    private static async Task<bool> IsClaimedAsync(Errand errand, string workspace, CancellationToken cancellationToken) =>
        errand.Bench.Engine.IsThere && await errand.Bench.WithAsync<OrganizerDb, bool>(db => db.Communities.AnyAsync(
            community => community.Platform == Platform.Slack && community.PlatformId == workspace && db.Moderators.Any(moderator => moderator.CommunityId == community.Id),
            cancellationToken));

    [GeneratedRegex(@"\A[TE][A-Z0-9]{2,20}\z")]
    private static partial Regex WorkspaceId();
}
