using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Contracts.Schema.Storage;

internal sealed class SchemaRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public string FactTable { get; set; } = string.Empty;

    /// <summary>From 2; version 1 is the product's own and not stored.</summary>
    public int Version { get; set; }

    public string FieldsJson { get; set; } = string.Empty;

    public CompatibilityMode Mode { get; set; }

    public string Reason { get; set; } = string.Empty;

    public string AcceptedBy { get; set; } = string.Empty;

    public DateTimeOffset AcceptedAt { get; set; }
}

internal sealed class SchemaModeRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public string FactTable { get; set; } = string.Empty;

    public CompatibilityMode Mode { get; set; }
}

internal sealed class SchemaRowConfiguration : IEntityTypeConfiguration<SchemaRow>
{
    public void Configure(EntityTypeBuilder<SchemaRow> builder)
    {
        builder.ToTable("contracts_fact_schema");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.FactTable).HasMaxLength(130);
        builder.Property(row => row.Mode).HasMaxLength(20);
        builder.HasIndex(row => new { row.BusinessUnitId, row.FactTable, row.Version }).IsUnique();
    }
}

internal sealed class SchemaModeRowConfiguration : IEntityTypeConfiguration<SchemaModeRow>
{
    public void Configure(EntityTypeBuilder<SchemaModeRow> builder)
    {
        builder.ToTable("contracts_fact_mode");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.FactTable).HasMaxLength(130);
        builder.Property(row => row.Mode).HasMaxLength(20);
        builder.HasIndex(row => new { row.BusinessUnitId, row.FactTable }).IsUnique();
    }
}
