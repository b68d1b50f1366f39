using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Communities;
using OrganizerBot.Keys;

namespace OrganizerBot.Messages;

public sealed class OutboxEntryTests
{
    [Fact]
    public void What_was_posted_keeps_no_words()
    {
        var clock = new FakeTimeProvider();
        var keys = new CommunityKeys(Guid.CreateVersion7(clock.GetUtcNow()), Secret.Key());
        var destination = Destination.To(Id<Destination>.New(clock), new Id<Community>(keys.Community), new ChannelRef(Platform.Discord, "1"));
        var entry = OutboxEntry.Write("digest/1", destination, keys, Message.Of(Prose.Of("They watch people.")), clock);
        entry.Begin(clock.GetUtcNow());
        Assert.NotEmpty(entry.SealedBody);

        entry.Arrived(new MessageRef(destination.Channel, "2"));

        Assert.Empty(entry.SealedBody);
    }
}
