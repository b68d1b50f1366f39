using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;

namespace OrganizerBot.Messages;

/// <summary>Stops posting to a channel that does not take what is posted, and tells the moderators: once then, and once when something gets through again. Where the bot was removed from the whole community, nobody is left to tell.</summary>
internal sealed class Suspensions(OrganizerDb db, KeyRing keys, IEnumerable<IMessenger> messengers, Removal removal, Silence silence, TimeProvider clock)
{
    /// <summary>Suspends a channel. Nothing changes when it was suspended before, nor where the platform refuses the bot's token for now.</summary>
    /// <param name="destination">The channel.</param>
    /// <param name="community">Its community; a word is left in its moderators' channel, unless that is the one.</param>
    /// <param name="why">What the platform said.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task SuspendAsync(Destination destination, Community community, SendResult why, CancellationToken cancellationToken)
    {
        if (why is not SendResult.Ambiguous && await IsRemovedAsync(community, cancellationToken))
        {
            await removal.LeaveAsync(community, cancellationToken);
            return;
        }

        var (reason, now) = (ReasonOf(why), clock.GetUtcNow());
        // Of a channel on trial they were told before; what waits for people they are always told.
        if (why is not SendResult.AuthDead && destination.Suspend(reason, now) && (why is SendResult.Ambiguous || !destination.IsOnTrial))
        {
            await TellAsync($"suspended/{destination.Id}/{now.UtcTicks}", destination, community, words => PostingMessages.Suspended(words, destination.Channel, reason), cancellationToken);
        }
    }

    /// <summary>Leaves a word that something got through again.</summary>
    public Task TellReturnAsync(Destination destination, Community community, CancellationToken cancellationToken) =>
        TellAsync($"returned/{destination.Id}/{clock.GetUtcNow().UtcTicks}", destination, community, words => PostingMessages.Returned(words, destination.Channel), cancellationToken);

    /// <summary>Leaves a word that a message will not be posted.</summary>
    public Task TellLossAsync(OutboxEntry entry, Destination destination, Community community, CancellationToken cancellationToken) =>
        TellAsync($"lost/{entry.Id}", destination, community, words => PostingMessages.Lost(words, destination.Channel, $"D-{entry.Marker}"), cancellationToken);

    private async Task TellAsync(string key, Destination about, Community community, Func<Words, Message> message, CancellationToken cancellationToken)
    {
        if (community.ModeratorsChannel == about.Channel || await silence.ModeratorsAsync(community, cancellationToken) is not { } told)
        {
            return;
        }

        db.Add(OutboxEntry.Write(key, told, await keys.OfCommunityAsync(community.Id, cancellationToken), message(Words.In(community.Language)), clock));
    }

    private async Task<bool> IsRemovedAsync(Community community, CancellationToken cancellationToken) =>
        messengers.FirstOrDefault(messenger => messenger.Platform == community.Platform) is { } messenger && await messenger.IsInAsync(community.Ref, cancellationToken) == false;

    private static SuspensionReason ReasonOf(SendResult why) => why switch
    {
        SendResult.DestinationGone => SuspensionReason.Gone,
        SendResult.PermissionMissing => SuspensionReason.Forbidden,
        SendResult.Ambiguous => SuspensionReason.Unclear,
        _ => SuspensionReason.Refused,
    };
}
