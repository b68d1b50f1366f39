using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrganizerBot.Pledges;

/// <summary>How pledges are stored.</summary>
internal sealed class PledgeMapping : IEntityTypeConfiguration<Pledge>
{
    public void Configure(EntityTypeBuilder<Pledge> builder)
    {
        builder.Property(pledge => pledge.Id).ValueGeneratedNever();
        builder.HasIndex(pledge => pledge.Code).IsUnique();
        builder.HasIndex(pledge => pledge.CampaignId);
        builder.HasOne(pledge => pledge.Sheet).WithOne().HasForeignKey<Pledge>(pledge => pledge.SheetId);
        builder.Navigation(pledge => pledge.Sheet).AutoInclude();
        builder.Property(pledge => pledge.Version).IsConcurrencyToken();
        builder.Ignore(pledge => pledge.InEffect);
    }
}
