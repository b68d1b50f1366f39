using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrganizerBot.Petitions;

/// <summary>How proposals are stored.</summary>
internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.Property(proposal => proposal.Id).ValueGeneratedNever();
        builder.HasIndex(proposal => proposal.Code).IsUnique();
        builder.HasIndex(proposal => proposal.CommunityId);
        builder.HasIndex(proposal => proposal.Recipient);
    }
}
