using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Contracts.Storage;

internal sealed class ContractRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public Guid DataSetId { get; set; }

    public string Name { get; set; } = string.Empty;

    public int Version { get; set; }

    public string ColumnsJson { get; set; } = string.Empty;

    public ContractState State { get; set; }

    public int Revision { get; set; } = 1;

    /// <summary>Everything but the columns.</summary>
    public string DetailJson { get; set; } = "{}";

    public string? AcknowledgedBy { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public string? AcknowledgedReason { get; set; }

    public string ConfirmedBy { get; set; } = string.Empty;

    public DateTimeOffset ConfirmedAt { get; set; }
}

internal sealed class ContractRowConfiguration : IEntityTypeConfiguration<ContractRow>
{
    public void Configure(EntityTypeBuilder<ContractRow> builder)
    {
        builder.ToTable("contracts_contract");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Name).HasMaxLength(100);
        builder.Property(row => row.State).HasMaxLength(20);
        builder.HasIndex(row => new { row.DataSetId, row.Version }).IsUnique();
    }
}
