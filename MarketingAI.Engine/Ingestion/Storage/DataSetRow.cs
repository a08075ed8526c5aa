using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Ingestion.Storage;

internal sealed class DataSetRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public string FileName { get; set; } = string.Empty;

    public string TableName { get; set; } = string.Empty;

    public long Rows { get; set; }

    public string Fingerprint { get; set; } = string.Empty;

    public string ColumnsJson { get; set; } = string.Empty;

    public string RemarksJson { get; set; } = string.Empty;

    public string ImportedBy { get; set; } = string.Empty;

    public DateTimeOffset ImportedAt { get; set; }
}

internal sealed class DataSetRowConfiguration : IEntityTypeConfiguration<DataSetRow>
{
    public void Configure(EntityTypeBuilder<DataSetRow> builder)
    {
        builder.ToTable("ingestion_data_set");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Name).HasMaxLength(100);
        builder.Property(row => row.FileName).HasMaxLength(260);
        builder.Property(row => row.TableName).HasMaxLength(60);
        builder.Property(row => row.Fingerprint).HasMaxLength(64);
        builder.HasIndex(row => new { row.BusinessUnitId, row.Name }).IsUnique();
    }
}
