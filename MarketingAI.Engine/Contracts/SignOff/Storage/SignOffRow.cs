using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Contracts.SignOff.Storage;

internal sealed class SignOffRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public Guid ContractId { get; set; }

    /// <summary>The revision of the contract that was looked at.</summary>
    public int Revision { get; set; }

    public ContractTeam Team { get; set; }

    public bool IsSigned { get; set; }

    public string By { get; set; } = string.Empty;

    public DateTimeOffset At { get; set; }

    public string? Words { get; set; }
}

internal sealed class FollowerRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public Guid DataSetId { get; set; }

    public string Person { get; set; } = string.Empty;

    public DateTimeOffset Since { get; set; }
}

internal sealed class SignOffRowConfiguration : IEntityTypeConfiguration<SignOffRow>
{
    public void Configure(EntityTypeBuilder<SignOffRow> builder)
    {
        builder.ToTable("contracts_sign_off");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Team).HasMaxLength(20);
        builder.Property(row => row.By).HasMaxLength(256);

        // One word a team, and one team a person: the second of two who act at the same moment is turned away.
        builder.HasIndex(row => new { row.ContractId, row.Revision, row.Team }).IsUnique();
        builder.HasIndex(row => new { row.ContractId, row.Revision, row.By }).IsUnique();
    }
}

internal sealed class FollowerRowConfiguration : IEntityTypeConfiguration<FollowerRow>
{
    public void Configure(EntityTypeBuilder<FollowerRow> builder)
    {
        builder.ToTable("contracts_follower");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Person).HasMaxLength(256);
        builder.HasIndex(row => new { row.BusinessUnitId, row.DataSetId, row.Person }).IsUnique();
    }
}
