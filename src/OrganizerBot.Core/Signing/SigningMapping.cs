using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>How sheets, signatures, leaves, cards and wrapped keys are stored.</summary>
internal sealed class SigningMapping :
    IEntityTypeConfiguration<Sheet>, IEntityTypeConfiguration<Signature>, IEntityTypeConfiguration<PendingWithdrawal>, IEntityTypeConfiguration<PublishedLeaf>,
    IEntityTypeConfiguration<PostedCheckpoint>, IEntityTypeConfiguration<Card>, IEntityTypeConfiguration<WrappedKey>, IEntityTypeConfiguration<ToldShare>
{
    public void Configure(EntityTypeBuilder<Sheet> builder)
    {
        builder.Property(sheet => sheet.Id).ValueGeneratedNever();
        builder.HasAlternateKey(sheet => new { sheet.OwnerId, sheet.Id });
        builder.Property(sheet => sheet.Version).IsConcurrencyToken();
        builder.HasIndex(sheet => sheet.TallyToken).IsUnique();
        builder.Property(sheet => sheet.TallyToken).HasMaxLength(32);
        builder.Ignore(sheet => sheet.Counting).Ignore(sheet => sheet.WasOpened).Ignore(sheet => sheet.Most);
    }

    public void Configure(EntityTypeBuilder<Signature> builder)
    {
        builder.HasKey(signature => new { signature.SheetId, signature.Pseudonym });
        // Only what is counted all day has an index: each one is another page that a signature changes.
        builder.HasIndex(signature => new { signature.SheetId, signature.State }).HasFilter("\"Kind\" = 'Named'");
        // Whoever withdraws or asks for a receipt while a batch is being published is not published with it.
        builder.Property(signature => signature.State).IsConcurrencyToken();
        builder.Property(signature => signature.Commitment).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<PendingWithdrawal> builder)
    {
        builder.HasKey(withdrawal => new { withdrawal.SheetId, withdrawal.Id });
        builder.Property(withdrawal => withdrawal.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<PublishedLeaf> builder) => builder.HasKey(leaf => new { leaf.SheetId, leaf.Position });

    public void Configure(EntityTypeBuilder<PostedCheckpoint> builder) => builder.HasKey(checkpoint => new { checkpoint.SheetId, checkpoint.Size });

    public void Configure(EntityTypeBuilder<ToldShare> builder)
    {
        builder.HasKey(share => new { share.SheetId, share.CommunityId });
        builder.HasIndex(share => share.CommunityId);
    }

    public void Configure(EntityTypeBuilder<Card> builder)
    {
        builder.Property(card => card.Id).ValueGeneratedNever();
        builder.HasIndex(card => card.SheetId);
        // Of two who edited it at once, one finds that out, and the next look edits it once more.
        builder.Property(card => card.Shown).IsConcurrencyToken();
        builder.HasOne<Destination>().WithMany().HasForeignKey(card => new { card.CommunityId, card.DestinationId })
            .HasPrincipalKey(destination => new { destination.CommunityId, destination.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<OutboxEntry>().WithMany().HasForeignKey(card => new { card.CommunityId, card.OutboxId })
            .HasPrincipalKey(entry => new { entry.CommunityId, entry.Id }).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WrappedKey> builder)
    {
        builder.HasKey(key => key.Of);
        builder.Property(key => key.Of).ValueGeneratedNever();
        builder.HasIndex(key => key.Community);
        // Whoever wraps a key anew must not bring back what was destroyed of it meanwhile.
        builder.Property(key => key.Wrapped).IsConcurrencyToken();
    }
}
