using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrganizerBot.Impact;

/// <summary>How past numbers are stored.</summary>
internal sealed class PastFigureMapping : IEntityTypeConfiguration<PastFigure>
{
    public void Configure(EntityTypeBuilder<PastFigure> builder)
    {
        builder.HasKey(past => new { past.CampaignId, past.Kind, past.Subject, past.Day });
        builder.HasIndex(past => past.OwnerId);
        builder.Property(past => past.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(past => past.Subject).HasMaxLength(8);
    }
}
