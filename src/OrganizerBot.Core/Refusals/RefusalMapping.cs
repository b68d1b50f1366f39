using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>How refusals and their cards are stored.</summary>
internal sealed class RefusalMapping : IEntityTypeConfiguration<Refusal>, IEntityTypeConfiguration<ReviewCard>
{
    public void Configure(EntityTypeBuilder<Refusal> builder)
    {
        builder.Property(refusal => refusal.Id).ValueGeneratedNever();
        builder.Property(refusal => refusal.Month).HasConversion(month => month.ToString(), text => Month.Parse(text, null)).HasMaxLength(7);
        builder.HasIndex(refusal => refusal.Code).IsUnique();
        builder.HasIndex(refusal => new { refusal.CampaignId, refusal.Pseudonym, refusal.Stage, refusal.Month }).IsUnique();
        builder.HasIndex(refusal => new { refusal.CommunityId, refusal.State });
        builder.HasIndex(refusal => refusal.UndoUntil);
        builder.Property(refusal => refusal.DecidedIn).HasMaxLength(32);
        builder.Property(refusal => refusal.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ReviewCard> builder)
    {
        builder.Property(card => card.Id).ValueGeneratedNever();
        builder.HasIndex(card => new { card.CommunityId, card.Refusal }).IsUnique();
        builder.HasIndex(card => card.IsStale);
        builder.Property(card => card.Version).IsConcurrencyToken();
        builder.HasOne<Destination>().WithMany().HasForeignKey(card => new { card.CommunityId, card.DestinationId })
            .HasPrincipalKey(destination => new { destination.CommunityId, destination.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OutboxEntry>().WithMany().HasForeignKey(card => new { card.CommunityId, card.OutboxId })
            .HasPrincipalKey(entry => new { entry.CommunityId, entry.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}
