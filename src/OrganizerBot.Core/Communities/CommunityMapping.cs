using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrganizerBot.Communities;

/// <summary>How communities, installations, moderators, blocks, notices and the audit are stored.</summary>
internal sealed class CommunityMapping :
    IEntityTypeConfiguration<Community>, IEntityTypeConfiguration<Installation>, IEntityTypeConfiguration<Moderator>, IEntityTypeConfiguration<ModeratorGroup>, IEntityTypeConfiguration<Block>, IEntityTypeConfiguration<Notice>,
    IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<Community> builder)
    {
        builder.Property(community => community.Id).ValueGeneratedNever();
        builder.HasIndex(community => new { community.Platform, community.PlatformId }).IsUnique();
        builder.Property(community => community.PlatformId).HasMaxLength(32);
        builder.Property(community => community.ModeratorsChannelId).HasMaxLength(32);
        builder.Property(community => community.Zone).HasMaxLength(64);
        builder.Property(community => community.WeeklyHour).HasMaxLength(64);
        builder.Property(community => community.Version).IsConcurrencyToken();
        builder.Ignore(community => community.Ref).Ignore(community => community.ModeratorsChannel).Ignore(community => community.TimeZone).Ignore(community => community.TakesSignatures).Ignore(community => community.AsksBeforeItIsMembers);
    }

    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.HasKey(installation => installation.CommunityId);
        builder.Property(installation => installation.CommunityId).ValueGeneratedNever();
        builder.Property(installation => installation.BotUserId).HasMaxLength(32);
        builder.Property(installation => installation.Scopes).HasMaxLength(1000);
        builder.Property(installation => installation.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Moderator> builder) => builder.HasKey(moderator => new { moderator.CommunityId, moderator.Tag });

    public void Configure(EntityTypeBuilder<ModeratorGroup> builder) => builder.HasKey(group => new { group.CommunityId, group.Tag });

    public void Configure(EntityTypeBuilder<Block> builder)
    {
        builder.HasKey(block => new { block.CommunityId, block.Tag });
        builder.HasIndex(block => block.Code).IsUnique();
        builder.HasIndex(block => block.Day);
    }

    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.HasIndex(notice => notice.Recipient);
    }

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(entry => new { entry.CommunityId, entry.Number });
        builder.Property(entry => entry.Number).ValueGeneratedNever();
        builder.HasIndex(entry => entry.Day);
        builder.Property(entry => entry.Act).HasMaxLength(64);
        builder.Property(entry => entry.About).HasMaxLength(300);
    }
}
