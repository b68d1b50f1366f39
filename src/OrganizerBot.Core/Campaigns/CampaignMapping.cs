using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrganizerBot.Campaigns;

/// <summary>How campaigns and who takes part in them are stored.</summary>
internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.Property(campaign => campaign.Id).ValueGeneratedNever();
        builder.HasIndex(campaign => campaign.Code).IsUnique();
        builder.HasIndex(campaign => campaign.JoinCode).IsUnique();
        builder.HasIndex(campaign => campaign.TargetKey);
        builder.Property(campaign => campaign.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Participation> builder)
    {
        builder.HasKey(participation => new { participation.CampaignId, participation.CommunityId });
        builder.HasIndex(participation => participation.CommunityId);
        builder.Property(participation => participation.ChannelId).HasMaxLength(32);
    }
}
