using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrganizerBot.Commands;

namespace OrganizerBot.Messages;

/// <summary>How destinations, the outbox, the inbox and drafts are stored.</summary>
internal sealed class MessageMapping :
    IEntityTypeConfiguration<Destination>, IEntityTypeConfiguration<OutboxEntry>, IEntityTypeConfiguration<InboxEntry>, IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Destination> builder)
    {
        builder.Property(destination => destination.Id).ValueGeneratedNever();
        builder.HasIndex(destination => new { destination.CommunityId, destination.ChannelId }).IsUnique();
        builder.Property(destination => destination.ChannelId).HasMaxLength(32);
        builder.Ignore(destination => destination.Channel);
    }

    public void Configure(EntityTypeBuilder<OutboxEntry> builder)
    {
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.HasIndex(entry => entry.Key).IsUnique();
        builder.HasOne<Destination>().WithMany().HasForeignKey(entry => new { entry.CommunityId, entry.DestinationId })
            .HasPrincipalKey(destination => new { destination.CommunityId, destination.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(entry => new { entry.State, entry.NotBefore });
        builder.Property(entry => entry.Key).HasMaxLength(200);
        builder.Property(entry => entry.PlannedId).HasMaxLength(64);
        builder.Property(entry => entry.Fence).IsConcurrencyToken();
        // The database itself sees to it that a channel gets one message at a time, however many send.
        builder.HasIndex(entry => entry.DestinationId).IsUnique().HasFilter($"\"{nameof(OutboxEntry.State)}\" = '{nameof(OutboxState.Sending)}'");
    }

    public void Configure(EntityTypeBuilder<InboxEntry> builder) => builder.HasKey(entry => entry.Key);

    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.HasIndex(draft => draft.ExpiresAt);
        builder.HasIndex(draft => draft.Author);
    }
}
