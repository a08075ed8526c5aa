using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>What a person said about two records.</summary>
internal sealed class MatchLabelRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public Guid LeftSet { get; set; }

    public Guid? RightSet { get; set; }

    public string LeftId { get; set; } = string.Empty;

    public string RightId { get; set; } = string.Empty;

    public PairDecision Decision { get; set; }

    public string DecidedBy { get; set; } = string.Empty;

    public DateTimeOffset DecidedAt { get; set; }
}

internal sealed class MatchLabelRowConfiguration : IEntityTypeConfiguration<MatchLabelRow>
{
    public void Configure(EntityTypeBuilder<MatchLabelRow> builder)
    {
        builder.ToTable("identity_match_label");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.LeftId).HasMaxLength(200);
        builder.Property(row => row.RightId).HasMaxLength(200);
        builder.HasIndex(row => new { row.BusinessUnitId, row.LeftSet, row.RightSet });
    }
}
