using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrganizerBot.Pledges;

/// <summary>How answers are stored.</summary>
internal sealed class AnswerMapping : IEntityTypeConfiguration<PledgeAnswer>
{
    public void Configure(EntityTypeBuilder<PledgeAnswer> builder)
    {
        builder.HasKey(answer => new { answer.SheetId, answer.Answerer });
        // Whoever answers otherwise while a lot is being counted is not counted with it.
        builder.Property(answer => answer.State).IsConcurrencyToken();
        builder.Property(answer => answer.SealedAnswer).IsConcurrencyToken();
    }
}
