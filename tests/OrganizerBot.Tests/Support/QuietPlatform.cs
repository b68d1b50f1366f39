using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Support;

/// <summary>A platform on which everything may be posted to every channel but those called "gone" and "forbidden", in every community but the one called "removed".</summary>
internal sealed class QuietPlatform(Platform platform) : IMessenger
{
    public Platform Platform { get; } = platform;

    public Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult>(new SendResult.Sent(new MessageRef(delivery.Channel, delivery.Id.ToString("N"))));

    public Task<SendResult> EditAsync(CommunityRef community, MessageRef message, Message content, Language language, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult>(new SendResult.Sent(message));

    public Task<SendResult?> FindAsync(Delivery delivery, CancellationToken cancellationToken) => Task.FromResult<SendResult?>(null);

    public Task<SendResult?> CheckAsync(CommunityRef community, ChannelRef channel, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult?>(channel.Id switch
        {
            "gone" => new SendResult.DestinationGone(),
            "forbidden" => new SendResult.PermissionMissing(),
            _ => null,
        });

    public Task<bool?> IsInAsync(CommunityRef community, CancellationToken cancellationToken) => Task.FromResult<bool?>(community.Id != "removed");

    public Task<int?> CountMembersAsync(CommunityRef community, ChannelRef channel, CancellationToken cancellationToken) => Task.FromResult<int?>(30);
}
