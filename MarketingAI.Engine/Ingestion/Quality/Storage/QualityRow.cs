using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Ingestion.Quality.Storage;

/// <summary>A subject's settings and the outcome of its last check.</summary>
internal sealed class QualityRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public string Subject { get; set; } = "";

    public string SettingsJson { get; set; } = "{}";

    public string? CheckJson { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }
}

/// <summary>A batch or import that is held back, or was.</summary>
internal sealed class QuarantineRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Thing { get; set; } = "";

    public string Name { get; set; } = "";

    public long Rows { get; set; }

    public string Why { get; set; } = "";

    public DateTimeOffset HeldAt { get; set; }

    public string HeldBy { get; set; } = "";

    public HeldState State { get; set; }

    public string? EndedBy { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? Reason { get; set; }
}

internal sealed class QualityRowConfiguration : IEntityTypeConfiguration<QualityRow>, IEntityTypeConfiguration<QuarantineRow>
{
    public void Configure(EntityTypeBuilder<QualityRow> builder)
    {
        builder.ToTable("ingestion_quality");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Subject).HasMaxLength(200);
        builder.HasIndex(row => new { row.BusinessUnitId, row.Subject }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<QuarantineRow> builder)
    {
        builder.ToTable("ingestion_quarantine");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Subject).HasMaxLength(200);
        builder.Property(row => row.Thing).HasMaxLength(200);
        builder.Property(row => row.State).HasMaxLength(20);
        builder.HasIndex(row => new { row.BusinessUnitId, row.Thing, row.State });
    }
}
