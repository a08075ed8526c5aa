using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Features.Exploration.Storage;

/// <summary>A column that an account put aside.</summary>
internal sealed class BasketRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public string Account { get; set; } = "";

    public string Source { get; set; } = "";

    public string SourceTitle { get; set; } = "";

    public Guid? DataSetId { get; set; }

    public string ColumnName { get; set; } = "";

    public DateTimeOffset AddedAt { get; set; }
}

internal sealed class BasketRowConfiguration : IEntityTypeConfiguration<BasketRow>
{
    public void Configure(EntityTypeBuilder<BasketRow> builder)
    {
        builder.ToTable("features_basket_column");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Account).HasMaxLength(256);
        builder.Property(row => row.Source).HasMaxLength(200);
        builder.Property(row => row.SourceTitle).HasMaxLength(300);
        builder.Property(row => row.ColumnName).HasMaxLength(300);
        builder.HasIndex(row => new { row.BusinessUnitId, row.Account, row.Source, row.ColumnName }).IsUnique();
    }
}
