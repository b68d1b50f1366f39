using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>How petitions are stored.</summary>
internal sealed class PetitionMapping : IEntityTypeConfiguration<Petition>
{
    public void Configure(EntityTypeBuilder<Petition> builder)
    {
        builder.Property(petition => petition.Id).ValueGeneratedNever();
        builder.HasIndex(petition => petition.Code).IsUnique();
        builder.HasIndex(petition => petition.CampaignId);
        builder.HasIndex(petition => petition.SheetId).IsUnique();
        // With the owner, so that no petition of one community stands on another's sheet.
        builder.HasOne(petition => petition.Sheet).WithOne().HasForeignKey<Petition>(petition => new { petition.OwnerId, petition.SheetId }).HasPrincipalKey<Sheet>(sheet => new { sheet.OwnerId, sheet.Id });
        builder.Navigation(petition => petition.Sheet).AutoInclude();
        builder.Ignore(petition => petition.Answer);
        builder.Property(petition => petition.Version).IsConcurrencyToken();
    }
}
