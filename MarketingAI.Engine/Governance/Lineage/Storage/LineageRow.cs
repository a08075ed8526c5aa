using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Governance.Lineage.Storage;

internal sealed class LineageRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public string FromKind { get; set; } = "";

    public string FromId { get; set; } = "";

    public string ToKind { get; set; } = "";

    public string ToId { get; set; } = "";

    public string By { get; set; } = "";

    public string Actor { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

internal sealed class LineageRowConfiguration : IEntityTypeConfiguration<LineageRow>
{
    public void Configure(EntityTypeBuilder<LineageRow> builder)
    {
        builder.ToTable("governance_lineage");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.BusinessUnitId, row.ToKind, row.ToId });
        builder.HasIndex(row => new { row.BusinessUnitId, row.FromKind, row.FromId });
    }
}
