using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Digests;
using OrganizerBot.Messages;

namespace OrganizerBot.Setup;

/// <summary>Sets what a step sets, by the command that sets it outside of setup too.</summary>
internal sealed class SetupDesk(OrganizerDb db, ICommandHandler<ChangeSettings> settings, ICommandHandler<SetModeratorsChannel> channels, ICommandHandler<AddDigest> digests)
{
    /// <summary>How far the caller's community is.</summary>
    public async Task<SetupState> StateAsync(Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        var first = db.Digests.Local.FirstOrDefault()
            ?? await db.Digests.Where(digest => digest.CommunityId == community).OrderBy(digest => digest.Id).FirstOrDefaultAsync(cancellationToken);
        return new SetupState(caller.Community, first is null ? null : (await db.Destinations.FindAsync([first.DestinationId], cancellationToken))?.Channel);
    }

    /// <summary>Sets it.</summary>
    /// <returns>Whether the step is done, and what is said of it; not done and nothing said where there was nothing to set.</returns>
    public Task<SetupResult> SetAsync(SetUp command, Caller caller, CancellationToken cancellationToken) => command switch
    {
        { Step: SetupStep.Owner, Owner: { } owner } => ChangeAsync(new ChangeSettings(Owner: owner, Sure: command.Sure), SetupStep.Owner, caller, cancellationToken),
        { Step: SetupStep.Language, Language: { } language } => ChangeAsync(new ChangeSettings(Language: language), SetupStep.Language, caller, cancellationToken),
        { Step: SetupStep.Zone, Zone: { } zone } => ChangeAsync(new ChangeSettings(Zone: zone), SetupStep.Zone, caller, cancellationToken),
        { Step: SetupStep.Channel, Channel: { } channel } => ChooseAsync(channel, caller, cancellationToken),
        { Step: SetupStep.Review, Review: { } review } => ChangeAsync(new ChangeSettings(Review: review), SetupStep.Review, caller, cancellationToken),
        { Step: SetupStep.Digest, Channel: { } channel } => AddAsync(new AddDigest(channel, command.Schedule), channel, caller, cancellationToken),
        _ => Task.FromResult(new SetupResult(IsSet: false, [])),
    };

    private async Task<SetupResult> ChangeAsync(ChangeSettings change, SetupStep step, Caller caller, CancellationToken cancellationToken)
    {
        await settings.HandleAsync(change, caller, cancellationToken);
        var overruled = change.Owner is { } owner && caller.Community.Owner != owner;
        return new SetupResult(IsSet: true, SetupMessages.Saved(caller.Words, caller.Community, step, overruled));
    }

    private async Task<SetupResult> ChooseAsync(ChannelRef channel, Caller caller, CancellationToken cancellationToken)
    {
        var reply = await channels.HandleAsync(new SetModeratorsChannel(channel), caller, cancellationToken);
        return new SetupResult(caller.Community.ModeratorsChannel == channel, Said(reply));
    }

    private async Task<SetupResult> AddAsync(AddDigest digest, ChannelRef channel, Caller caller, CancellationToken cancellationToken)
    {
        var reply = await digests.HandleAsync(digest, caller, cancellationToken);
        var community = caller.Community.Id;
        var comes = db.Digests.Local.Count > 0 || await db.Digests.AnyAsync(
            known => known.CommunityId == community && db.Destinations.Any(place => place.Id == known.DestinationId && place.ChannelId == channel.Id), cancellationToken);
        return new SetupResult(comes, Said(reply));
    }

    private static IReadOnlyList<Node> Said(Reply reply) => reply is Reply.Say say ? say.Message.Nodes : [];
}

/// <summary>What came of setting a step.</summary>
/// <param name="IsSet">Whether it is done.</param>
/// <param name="Said">What is said of it, or of why it is not.</param>
internal sealed record SetupResult(bool IsSet, IReadOnlyList<Node> Said);
