using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Modeling.Registry.Storage;

/// <summary>A model version as stored.</summary>
internal sealed class ModelVersionRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public string Name { get; set; } = "";

    public int Version { get; set; }

    public ModelStage Stage { get; set; }

    public Guid DataSetId { get; set; }

    public Guid? ContractId { get; set; }

    public string DataFingerprint { get; set; } = "";

    public string Target { get; set; } = "";

    public string Trainer { get; set; } = "";

    public int Seed { get; set; }

    public string CodeVersion { get; set; } = "";

    public string ArtifactHash { get; set; } = "";

    public string ReportJson { get; set; } = "";

    public Guid? JobId { get; set; }

    public string CreatedBy { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public ModelVersion ToVersion() => new(
        Id, Name, Version, Stage, DataSetId, ContractId, DataFingerprint, Target, Trainer, Seed, CodeVersion, ArtifactHash, ReportJson,
        CreatedBy, CreatedAt);
}

internal sealed class ModelVersionRowConfiguration : IEntityTypeConfiguration<ModelVersionRow>
{
    public void Configure(EntityTypeBuilder<ModelVersionRow> builder)
    {
        builder.ToTable("modeling_version");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Name).HasMaxLength(ModelRegistry.LongestName);
        builder.Property(row => row.Stage).HasMaxLength(20);
        builder.HasIndex(row => new { row.BusinessUnitId, row.Name, row.Version }).IsUnique();
        builder.HasIndex(row => new { row.BusinessUnitId, row.JobId }).IsUnique();
    }
}
