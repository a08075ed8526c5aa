using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Ingestion.Sources.Storage;

internal sealed class PipelineAdviceRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public Guid SourceId { get; set; }

    public string AdviceJson { get; set; } = string.Empty;

    public IntakeMode ModeThen { get; set; }

    public DateTimeOffset MadeAt { get; set; }

    public string? Decision { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecisionReason { get; set; }
}

internal sealed class PipelineAdviceRowConfiguration : IEntityTypeConfiguration<PipelineAdviceRow>
{
    public void Configure(EntityTypeBuilder<PipelineAdviceRow> builder)
    {
        builder.ToTable("ingestion_pipeline_advice");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.ModeThen).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.Decision).HasMaxLength(20);
        builder.HasIndex(row => row.SourceId);
    }
}
