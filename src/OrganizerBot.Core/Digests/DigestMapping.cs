using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>How digests, their windows and what they told are stored.</summary>
internal sealed class DigestMapping : IEntityTypeConfiguration<Digest>, IEntityTypeConfiguration<DigestIssue>, IEntityTypeConfiguration<DigestItem>
{
    public void Configure(EntityTypeBuilder<Digest> builder)
    {
        builder.Property(digest => digest.Id).ValueGeneratedNever();
        builder.HasIndex(digest => digest.Code).IsUnique();
        builder.HasOne<Destination>().WithMany().HasForeignKey(digest => new { digest.CommunityId, digest.DestinationId })
            .HasPrincipalKey(destination => new { destination.CommunityId, destination.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.Property(digest => digest.Schedule).HasMaxLength(64);
        builder.Property(digest => digest.Zone).HasMaxLength(64);
        builder.Property(digest => digest.Version).IsConcurrencyToken();
        builder.Ignore(digest => digest.Rhythm).Ignore(digest => digest.TimeZone);
    }

    public void Configure(EntityTypeBuilder<DigestIssue> builder)
    {
        builder.HasKey(issue => new { issue.DigestId, issue.WindowEnd });
        builder.HasOne<Digest>().WithMany().HasForeignKey(issue => issue.DigestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(issue => issue.OutboxId);
    }

    public void Configure(EntityTypeBuilder<DigestItem> builder)
    {
        builder.HasKey(item => new { item.DigestId, item.Key });
        builder.HasOne<DigestIssue>().WithMany().HasForeignKey(item => new { item.DigestId, item.WindowEnd }).OnDelete(DeleteBehavior.Cascade);
        builder.Property(item => item.Key).HasMaxLength(100);
    }
}
