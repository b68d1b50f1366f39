using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>How pledges are stored.</summary>
internal sealed class PledgeMapping : IEntityTypeConfiguration<Pledge>
{
    public void Configure(EntityTypeBuilder<Pledge> builder)
    {
        builder.Property(pledge => pledge.Id).ValueGeneratedNever();
        builder.HasIndex(pledge => pledge.Code).IsUnique();
        builder.HasIndex(pledge => pledge.CampaignId);
        builder.HasIndex(pledge => pledge.SheetId).IsUnique();
        // With the owner, so that no pledge of one community stands on another's sheet.
        builder.HasOne(pledge => pledge.Sheet).WithOne().HasForeignKey<Pledge>(pledge => new { pledge.OwnerId, pledge.SheetId }).HasPrincipalKey<Sheet>(sheet => new { sheet.OwnerId, sheet.Id });
        builder.Navigation(pledge => pledge.Sheet).AutoInclude();
        builder.Property(pledge => pledge.Version).IsConcurrencyToken();
        builder.Ignore(pledge => pledge.InEffect).Ignore(pledge => pledge.Followed);
    }
}
