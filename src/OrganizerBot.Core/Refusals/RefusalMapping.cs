using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrganizerBot.Refusals;

/// <summary>How refusals are stored.</summary>
internal sealed class RefusalMapping : IEntityTypeConfiguration<Refusal>
{
    public void Configure(EntityTypeBuilder<Refusal> builder)
    {
        builder.Property(refusal => refusal.Id).ValueGeneratedNever();
        builder.Property(refusal => refusal.Month).HasConversion(month => month.ToString(), text => Month.Parse(text, null)).HasMaxLength(7);
        builder.HasIndex(refusal => refusal.Code).IsUnique();
        builder.HasIndex(refusal => new { refusal.CampaignId, refusal.Pseudonym, refusal.Stage, refusal.Month }).IsUnique();
        builder.HasIndex(refusal => new { refusal.CommunityId, refusal.State });
        builder.Property(refusal => refusal.Version).IsConcurrencyToken();
    }
}
