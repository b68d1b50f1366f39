namespace OrganizerBot.Campaigns;

/// <summary>What moderators do with a campaign's public page.</summary>
internal enum PageChange
{
    /// <summary>Anybody on the internet may read it from now on.</summary>
    Publish,

    /// <summary>It is there no more.</summary>
    Hide,
}
