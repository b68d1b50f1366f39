namespace OrganizerBot.Campaigns;

/// <summary>Something of which a campaign shows numbers, such as refusals or signatures. Only what everybody may read is told: what was released, and no cell that few people stand behind.</summary>
public interface ICampaignFigures
{
    /// <summary>The numbers of a campaign.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="news">Keys of what a digest tells for the first time at this moment. What it thereby releases is counted.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<IReadOnlyList<CampaignFigure>> ReadAsync(Campaign campaign, IReadOnlyList<string> news, CancellationToken cancellationToken);
}

/// <summary>One number.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Count">So many; for <see cref="FigureKind.FollowThrough"/> so many in a hundred; for what is told in lots so many or more; zero is said as fewer than the floor.</param>
public sealed record CampaignFigure(FigureKind Kind, int Count)
{
    /// <summary>How far the company had come, where refusals are told apart by that; as it is typed, such as <c>offer</c>.</summary>
    public string? Stage { get; init; }

    /// <summary>For <see cref="FigureKind.FollowThrough"/>: so many or more answered.</summary>
    public int? Of { get; init; }

    /// <summary>The first day of the month, where refusals are told apart by that.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>Of which petition or pledge it is; null for refusals.</summary>
    public FigureSubject? Subject { get; init; }
}

/// <summary>A petition or pledge of which a number is.</summary>
/// <param name="Code">What people type.</param>
/// <param name="Title">What it is called, as somebody wrote it.</param>
public sealed record FigureSubject(Code Code, string Title)
{
    /// <summary>How many are wanted, or at how many it takes effect; null where nobody said.</summary>
    public int? Goal { get; init; }

    /// <summary>Whether it can still reach that.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>What is counted.</summary>
public enum FigureKind
{
    /// <summary>Refusals.</summary>
    Refusal,

    /// <summary>Messages of the company after a refusal.</summary>
    Recontact,

    /// <summary>Signatures under petitions.</summary>
    Signature,

    /// <summary>Names under pledges.</summary>
    Pledge,

    /// <summary>How many in a hundred of those who answered did what they had pledged. There is none before enough have answered.</summary>
    FollowThrough,
}
