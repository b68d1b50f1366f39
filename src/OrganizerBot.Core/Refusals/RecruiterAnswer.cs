using OrganizerBot.Campaigns;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>A courteous answer to a recruiter. Moderators may write one for their campaign, with gaps: <c>[company]</c>, <c>[demand]</c>, <c>[lift]</c>, <c>[sources]</c>, <c>[hashtag]</c>.</summary>
internal static class RecruiterAnswer
{
    /// <summary>How long an answer may be, in UTF-16 units: what the longest parts of a campaign come to, and what an input of either platform takes.</summary>
    public const int Most = 3000;

    /// <summary>The answer about a company.</summary>
    /// <param name="words">The member's language. What moderators wrote stays in theirs.</param>
    /// <param name="company">The company, as it will be read.</param>
    /// <param name="campaign">The campaign about it, if members know of one.</param>
    public static UserText For(Words words, UserText company, Campaign? campaign)
    {
        var text = campaign?.Answer is { Length: > 0 } own
            ? Fill(own, company, campaign)
            : string.Join("\n\n", Paragraphs(words, company, campaign));
        return new UserText(text).Shortened(Most);
    }

    private static IEnumerable<string> Paragraphs(Words words, UserText company, Campaign? campaign)
    {
        yield return words.Plain("recruiter.text", ("company", company.Value));
        if (campaign?.Demand is { Length: > 0 } demand)
        {
            yield return words.Plain("recruiter.demand", ("demand", demand));
        }

        if (campaign?.LiftCondition is { Length: > 0 } lift)
        {
            yield return words.Plain("recruiter.lift", ("lift", lift));
        }

        if (campaign?.Sources is { Length: > 0 } sources)
        {
            yield return words.Plain("recruiter.sources", ("sources", sources));
        }

        yield return words.Plain("recruiter.regards") + (campaign?.Hashtag is { Length: > 0 } hashtag ? $"\n#{hashtag}" : "");
    }

    private static string Fill(string own, UserText company, Campaign campaign) => own
        .Replace("[company]", company.Value, StringComparison.OrdinalIgnoreCase)
        .Replace("[demand]", campaign.Demand, StringComparison.OrdinalIgnoreCase)
        .Replace("[lift]", campaign.LiftCondition, StringComparison.OrdinalIgnoreCase)
        .Replace("[sources]", campaign.Sources, StringComparison.OrdinalIgnoreCase)
        .Replace("[hashtag]", campaign.Hashtag is { Length: > 0 } hashtag ? $"#{hashtag}" : "", StringComparison.OrdinalIgnoreCase);
}
