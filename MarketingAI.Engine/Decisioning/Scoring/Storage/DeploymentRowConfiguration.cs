using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Decisioning.Scoring.Storage;

internal sealed class DeploymentRowConfiguration : IEntityTypeConfiguration<DeploymentRow>
{
    public void Configure(EntityTypeBuilder<DeploymentRow> builder)
    {
        builder.ToTable("decisioning_deployment");
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).ValueGeneratedOnAdd();
        builder.HasIndex(row => row.Id).IsUnique();
        builder.HasIndex(row => new { row.BusinessUnitId, row.Alias, row.Position });
        builder.Property(row => row.Alias).HasMaxLength(60);
        builder.Property(row => row.ModelName).HasMaxLength(200);
        builder.Property(row => row.By).HasMaxLength(200);
        builder.Property(row => row.Reason).HasMaxLength(2000);
    }
}
