using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Ingestion.Sources.Storage;

internal sealed class SourceSecretRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public Guid SourceId { get; set; }

    public string Name { get; set; } = string.Empty;

    public string Closed { get; set; } = string.Empty;

    public string StoredBy { get; set; } = string.Empty;

    public DateTimeOffset StoredAt { get; set; }
}

internal sealed class SourceSecretRowConfiguration : IEntityTypeConfiguration<SourceSecretRow>
{
    public void Configure(EntityTypeBuilder<SourceSecretRow> builder)
    {
        builder.ToTable("ingestion_source_secret");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Name).HasMaxLength(20);
        builder.HasIndex(row => new { row.SourceId, row.Name }).IsUnique();
    }
}
