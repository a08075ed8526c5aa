using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.FeatureStore.TrainingSets.Storage;

internal sealed class TrainingSetRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public Guid DataSetId { get; set; }

    public string RequestJson { get; set; } = string.Empty;

    public string ManifestJson { get; set; } = string.Empty;

    public string MadeBy { get; set; } = string.Empty;

    public DateTimeOffset MadeAt { get; set; }
}

internal sealed class TrainingSetRowConfiguration : IEntityTypeConfiguration<TrainingSetRow>
{
    public void Configure(EntityTypeBuilder<TrainingSetRow> builder)
    {
        builder.ToTable("featurestore_training_set");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Name).HasMaxLength(100);
        builder.HasIndex(row => new { row.BusinessUnitId, row.Name }).IsUnique();
    }
}
