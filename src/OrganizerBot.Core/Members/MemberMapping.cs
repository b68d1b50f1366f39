using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrganizerBot.Members;

/// <summary>How personal links are stored.</summary>
internal sealed class MemberMapping : IEntityTypeConfiguration<PersonalLink>
{
    public void Configure(EntityTypeBuilder<PersonalLink> builder)
    {
        builder.Property(link => link.Id).ValueGeneratedNever();
        builder.HasIndex(link => link.LastDay);
    }
}
