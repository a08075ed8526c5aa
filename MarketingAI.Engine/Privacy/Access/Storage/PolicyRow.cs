using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Privacy.Access.Storage;

internal sealed class PolicyRow : IBusinessUnitOwned
{
    public long Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public int Version { get; set; }

    public string PolicyJson { get; set; } = string.Empty;

    public string ChangedBy { get; set; } = string.Empty;

    public DateTimeOffset ChangedAt { get; set; }

    public string Reason { get; set; } = string.Empty;
}

internal sealed class PolicyRowConfiguration : IEntityTypeConfiguration<PolicyRow>
{
    public void Configure(EntityTypeBuilder<PolicyRow> builder)
    {
        builder.ToTable("privacy_mask_policy");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.ChangedBy).HasMaxLength(256);
        builder.Property(row => row.Reason).HasMaxLength(500);
        builder.HasIndex(row => new { row.BusinessUnitId, row.Version }).IsUnique();
    }
}

internal sealed class ClearReadRow : IBusinessUnitOwned
{
    public long Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public int Day { get; set; }

    public string Actor { get; set; } = string.Empty;

    public string Purpose { get; set; } = string.Empty;

    public string Origin { get; set; } = string.Empty;

    public string TableName { get; set; } = string.Empty;

    public string Columns { get; set; } = string.Empty;

    public long Reads { get; set; }

    public DateTimeOffset FirstAt { get; set; }

    public DateTimeOffset LastAt { get; set; }
}

internal sealed class ClearReadRowConfiguration : IEntityTypeConfiguration<ClearReadRow>
{
    public void Configure(EntityTypeBuilder<ClearReadRow> builder)
    {
        builder.ToTable("privacy_clear_read");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Actor).HasMaxLength(256);
        builder.Property(row => row.Purpose).HasMaxLength(40);
        builder.Property(row => row.Origin).HasMaxLength(300);
        builder.Property(row => row.TableName).HasMaxLength(130);
        builder.HasIndex(row => new { row.BusinessUnitId, row.Day, row.Actor, row.TableName });
    }
}
