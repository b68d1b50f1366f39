using System.Collections.Concurrent;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Support;

/// <summary>A platform on which everything may be posted to every channel but those called "gone" and "forbidden", in every community but the one called "removed".</summary>
internal sealed class QuietPlatform(Platform platform) : IMessenger
{
    public Platform Platform { get; } = platform;

    /// <summary>What channels answer instead of taking what is posted.</summary>
    public ConcurrentDictionary<string, SendResult> Troubles { get; } = new();

    /// <summary>Whether channels that take nothing say that they would.</summary>
    public bool SaysAllIsWell { get; set; }

    /// <summary>What was posted.</summary>
    public ConcurrentQueue<Delivery> Posts { get; } = new();

    /// <summary>The posted messages that were edited, as often as they were.</summary>
    public ConcurrentQueue<MessageRef> Edits { get; } = new();

    /// <summary>What edited messages show, by their ids.</summary>
    public ConcurrentDictionary<string, Message> Faces { get; } = new();

    /// <summary>Keeps an edit waiting.</summary>
    public Func<Task> BeforeEdit { get; set; } = () => Task.CompletedTask;

    /// <summary>The channels to which somebody tried to post.</summary>
    public ConcurrentQueue<string> Tried { get; } = new();

    public Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        Tried.Enqueue(delivery.Channel.Id);
        if (Troubles.TryGetValue(delivery.Channel.Id, out var trouble))
        {
            return Task.FromResult(trouble);
        }

        Posts.Enqueue(delivery);
        return Task.FromResult<SendResult>(new SendResult.Sent(new MessageRef(delivery.Channel, delivery.Id.ToString("N"))));
    }

    public async Task<SendResult> EditAsync(CommunityRef community, MessageRef message, Message content, Language language, CancellationToken cancellationToken)
    {
        Edits.Enqueue(message);
        await BeforeEdit();
        Faces[message.Id] = content;
        return new SendResult.Sent(message);
    }

    public Task<SendResult?> FindAsync(Delivery delivery, CancellationToken cancellationToken) => Task.FromResult<SendResult?>(null);

    public Task<SendResult?> CheckAsync(CommunityRef community, ChannelRef channel, CancellationToken cancellationToken) =>
        Task.FromResult<SendResult?>(channel.Id switch
        {
            "gone" => new SendResult.DestinationGone(),
            "forbidden" => new SendResult.PermissionMissing(),
            var id => SaysAllIsWell ? null : Troubles.GetValueOrDefault(id),
        });

    public Task<bool?> IsInAsync(CommunityRef community, CancellationToken cancellationToken) => Task.FromResult<bool?>(community.Id != "removed");

    public Task<int?> CountMembersAsync(CommunityRef community, ChannelRef channel, CancellationToken cancellationToken) => Task.FromResult<int?>(30);
}
