using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Notices.Storage;

internal sealed class NoticeRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public string Source { get; set; } = "";

    public NoticeSeverity Severity { get; set; }

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public string? Link { get; set; }

    public string? ForRole { get; set; }

    public string? ForPerson { get; set; }

    public DateTimeOffset RaisedAt { get; set; }

    public string? AcknowledgedBy { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public NoticeState ToState() =>
        new(Id, new Notice(Source, Severity, Title, Text, Link, ForRole, ForPerson), RaisedAt, AcknowledgedBy, AcknowledgedAt);
}

internal sealed class NoticeRowConfiguration : IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeRow> builder)
    {
        builder.ToTable("notices_notice");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Source).HasMaxLength(80);
        builder.Property(row => row.Severity).HasMaxLength(20);
        builder.Property(row => row.ForRole).HasMaxLength(40);
        builder.Property(row => row.ForPerson).HasMaxLength(256);
        builder.HasIndex(row => new { row.BusinessUnitId, row.AcknowledgedAt, row.RaisedAt });
    }
}
