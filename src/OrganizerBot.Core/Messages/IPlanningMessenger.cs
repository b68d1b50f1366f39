namespace OrganizerBot.Messages;

/// <summary>A messenger whose platform can be asked to post a message by itself a little later. Until then it tells whether it has it, so that nothing stays in doubt.</summary>
public interface IPlanningMessenger : IMessenger
{
    /// <summary>How long before its time the platform is told of a message.</summary>
    TimeSpan Lead { get; }

    /// <summary>How long before its time a message that the platform has once too often can still be taken back. Nothing is asked for again later than that.</summary>
    TimeSpan LastChange { get; }

    /// <summary>How long after its time the platform is asked whether it has posted it.</summary>
    TimeSpan Settling { get; }

    /// <summary>Sees to it that the platform has the message exactly once.</summary>
    /// <param name="delivery">The message.</param>
    /// <param name="postAt">When it is to be posted.</param>
    /// <param name="mayBeThere">Whether the platform may have it already, so that it is asked first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><see cref="SendResult.Planned"/> when it has; <see cref="SendResult.Transient"/> with <c>MayHaveArrived</c> when it may have it.</returns>
    Task<SendResult> PlanAsync(Delivery delivery, DateTimeOffset postAt, bool mayBeThere, CancellationToken cancellationToken);

    /// <summary>Asks, after its time, whether the platform still has the message.</summary>
    /// <returns><see cref="SendResult.Planned"/> while it has; null when it has it no longer; another result when nobody can tell.</returns>
    Task<SendResult?> FollowAsync(Delivery delivery, DateTimeOffset postAt, CancellationToken cancellationToken);
}
