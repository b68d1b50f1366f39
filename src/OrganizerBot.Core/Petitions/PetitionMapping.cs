using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrganizerBot.Petitions;

/// <summary>How petitions are stored.</summary>
internal sealed class PetitionMapping : IEntityTypeConfiguration<Petition>
{
    public void Configure(EntityTypeBuilder<Petition> builder)
    {
        builder.Property(petition => petition.Id).ValueGeneratedNever();
        builder.HasIndex(petition => petition.Code).IsUnique();
        builder.HasIndex(petition => petition.CampaignId);
        builder.HasOne(petition => petition.Sheet).WithOne().HasForeignKey<Petition>(petition => petition.SheetId);
        builder.Navigation(petition => petition.Sheet).AutoInclude();
        builder.Property(petition => petition.Version).IsConcurrencyToken();
    }
}
