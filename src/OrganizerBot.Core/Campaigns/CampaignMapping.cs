using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrganizerBot.Campaigns;

/// <summary>How campaigns and who takes part in them are stored.</summary>
internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<Participation>, IEntityTypeConfiguration<JoinRequest>
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
        builder.HasIndex(participation => participation.Code).IsUnique();
        builder.Property(participation => participation.ChannelId).HasMaxLength(32);
        // Who leaves and is taken out at once, or comes back meanwhile, is told what holds.
        builder.Property(participation => participation.HasLeft).IsConcurrencyToken();
        builder.Property(participation => participation.HasNews).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<JoinRequest> builder)
    {
        builder.HasKey(request => new { request.CampaignId, request.CommunityId });
        builder.HasIndex(request => request.Code).IsUnique();
        builder.HasIndex(request => request.CommunityId);
        builder.HasIndex(request => request.OwnerId);
        builder.Property(request => request.ChannelId).HasMaxLength(32);
        // Of two moderators who decide at once, one finds that out.
        builder.Property(request => request.State).IsConcurrencyToken();
        builder.Property(request => request.HasNews).IsConcurrencyToken();
    }
}
