using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Identity.Matching.Storage;

internal sealed class MatchRunRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public Guid LeftSet { get; set; }

    public string LeftName { get; set; } = string.Empty;

    public Guid? RightSet { get; set; }

    public string? RightName { get; set; }

    public string PlanJson { get; set; } = string.Empty;

    public string OptionsJson { get; set; } = string.Empty;

    public string ReportJson { get; set; } = string.Empty;

    public string CreatedBy { get; set; } = string.Empty;

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class MatchRunRowConfiguration : IEntityTypeConfiguration<MatchRunRow>
{
    public void Configure(EntityTypeBuilder<MatchRunRow> builder)
    {
        builder.ToTable("identity_match_run");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Name).HasMaxLength(100);
    }
}
