using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Digests;
using OrganizerBot.Petitions;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;

namespace OrganizerBot.Contracts;

/// <summary>Combinations of arguments that never come about, method by method. All others are tried.</summary>
internal static class Reachable
{
    /// <summary>Whether the bot may ever say this.</summary>
    public static bool Is(string method, object?[] arguments) => method switch
    {
        "CampaignMessages.Closed" or "CampaignMessages.Over" => Find<Campaign>(arguments).State != CampaignState.Running,
        "DigestMessages.Added" or "DigestMessages.Resumed" => Find<Digest>(arguments).State == DigestState.Active,
        "RefusalMessages.NamedInDigest" => Find<Testimony>(arguments).Name is not null,
        "CommandMessages.Problems" => IsOneCommand(Find<CommandDescriptor>(arguments), Find<CommandLine>(arguments), Find<IReadOnlyList<OptionProblem>>(arguments)),
        "SigningMessages.WithdrawButton" => Find<CommandLine>(arguments).Equals(CommandLine.Of("petition withdraw", ("petition", "K7QF2"))),
        "CommunityMessages.AskSettings" or "CommunityMessages.AskAfterSettings" => Find<CommandLine>(arguments) is { Path: "organizer settings" } line && line.Values.GetValueOrDefault("sure") == "yes",
        "LetterMessages.Made" => Find<bool>(arguments) || Find<Petition>(arguments).DeliveredOn is not null,
        "PetitionMessages.Alike" => Find<CommandLine>(arguments).Equals(CommandLine.Of("petition withdraw", ("petition", "K7QF2"))) && Find<IReadOnlyList<(Petition, ReleasedCount)>>(arguments).Count is > 0 and <= 3,
        "GroupMessages.Cannot" => Find<GroupStanding>(arguments) != GroupStanding.Fit,
        "ReviewCardMessages.Decided" => arguments.OfType<ReviewDecision>().Any(),
        "BlockMessages.Kept" or "BlockMessages.Stands" => Find<Block>(arguments).CommunityId == Find<Caller>(arguments).Community.Id,
        "BlockMessages.List" => Find<IReadOnlyList<Block>>(arguments).All(block => block.CommunityId == Find<Caller>(arguments).Community.Id),
        _ => true,
    };

    private static bool IsOneCommand(CommandDescriptor command, CommandLine line, IReadOnlyList<OptionProblem> problems) =>
        line.Path == command.Path && problems.All(problem => problem.Option.CommandKey == command.Key);

    private static T Find<T>(object?[] arguments) => arguments.OfType<T>().Single();
}
