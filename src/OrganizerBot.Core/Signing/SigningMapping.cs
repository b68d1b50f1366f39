using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>How sheets, signatures, leaves, cards and wrapped keys are stored.</summary>
internal sealed class SigningMapping :
    IEntityTypeConfiguration<Sheet>, IEntityTypeConfiguration<Signature>, IEntityTypeConfiguration<PendingLeaf>,
    IEntityTypeConfiguration<Card>, IEntityTypeConfiguration<WrappedKey>
{
    public void Configure(EntityTypeBuilder<Sheet> builder)
    {
        builder.Property(sheet => sheet.Id).ValueGeneratedNever();
        builder.HasAlternateKey(sheet => new { sheet.OwnerId, sheet.Id });
        builder.Property(sheet => sheet.Version).IsConcurrencyToken();
        builder.Ignore(sheet => sheet.Counting).Ignore(sheet => sheet.WasOpened);
    }

    public void Configure(EntityTypeBuilder<Signature> builder)
    {
        builder.HasKey(signature => new { signature.SheetId, signature.Pseudonym });
        builder.HasIndex(signature => new { signature.SheetId, signature.State, signature.Kind });
        // Whoever signs again while a batch is being published is not deleted with it.
        builder.Property(signature => signature.State).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<PendingLeaf> builder)
    {
        builder.Property(leaf => leaf.Id).ValueGeneratedNever();
        builder.HasIndex(leaf => leaf.SheetId);
    }

    public void Configure(EntityTypeBuilder<Card> builder)
    {
        builder.Property(card => card.Id).ValueGeneratedNever();
        builder.HasIndex(card => card.SheetId);
        builder.HasOne<Destination>().WithMany().HasForeignKey(card => new { card.CommunityId, card.DestinationId })
            .HasPrincipalKey(destination => new { destination.CommunityId, destination.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OutboxEntry>().WithMany().HasForeignKey(card => new { card.CommunityId, card.OutboxId })
            .HasPrincipalKey(entry => new { entry.CommunityId, entry.Id }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WrappedKey> builder)
    {
        builder.HasKey(key => key.Of);
        builder.Property(key => key.Of).ValueGeneratedNever();
    }
}
