using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.FeatureStore.Views.Storage;

internal sealed class FeatureViewRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public int Version { get; set; }

    public FeatureViewState State { get; set; }

    public string DefinitionJson { get; set; } = string.Empty;

    public string FieldsJson { get; set; } = "[]";

    public string? ReadsJson { get; set; }

    public string WrittenBy { get; set; } = string.Empty;

    public DateTimeOffset WrittenAt { get; set; }

    public string? ActivatedBy { get; set; }

    public DateTimeOffset? ActivatedAt { get; set; }

    public string? FreshnessJson { get; set; }
}

internal sealed class FeatureViewRowConfiguration : IEntityTypeConfiguration<FeatureViewRow>
{
    public void Configure(EntityTypeBuilder<FeatureViewRow> builder)
    {
        builder.ToTable("featurestore_view");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Name).HasMaxLength(40);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(row => new { row.BusinessUnitId, row.Name, row.Version }).IsUnique();
    }
}
