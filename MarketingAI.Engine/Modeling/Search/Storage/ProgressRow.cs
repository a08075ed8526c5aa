using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Modeling.Search.Storage;

/// <summary>What a training job has found so far.</summary>
internal sealed class ProgressRow : IBusinessUnitOwned
{
    public Guid JobId { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public string Json { get; set; } = "";
}

internal sealed class ProgressRowConfiguration : IEntityTypeConfiguration<ProgressRow>
{
    public void Configure(EntityTypeBuilder<ProgressRow> builder)
    {
        builder.ToTable("modeling_search");
        builder.HasKey(row => row.JobId);
    }
}
