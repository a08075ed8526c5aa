using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Ingestion.Sources.Storage;

internal sealed class EventSourceRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public string Key { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    public EventSourceKind Kind { get; set; }

    public IntakeMode Mode { get; set; }

    public int BatchMinutes { get; set; }

    public TimeOnly? BatchAt { get; set; }

    public int? NeedSeconds { get; set; }

    public string Schema { get; set; } = string.Empty;

    public long LatenessSeconds { get; set; }

    public EventSourceState State { get; set; }

    public string? ApiKeyId { get; set; }

    public string? SettingsJson { get; set; }

    public string CreatedBy { get; set; } = string.Empty;

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class EventMappingRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    public Guid SourceId { get; set; }

    public int Version { get; set; }

    public string FieldsJson { get; set; } = string.Empty;

    public string StoredBy { get; set; } = string.Empty;

    public DateTimeOffset StoredAt { get; set; }
}

internal sealed class EventSourceRowConfiguration : IEntityTypeConfiguration<EventSourceRow>
{
    public void Configure(EntityTypeBuilder<EventSourceRow> builder)
    {
        builder.ToTable("ingestion_event_source");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Key).HasMaxLength(40);
        builder.Property(row => row.Name).HasMaxLength(100);
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.Mode).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(row => new { row.BusinessUnitId, row.Key }).IsUnique();
    }
}

internal sealed class EventMappingRowConfiguration : IEntityTypeConfiguration<EventMappingRow>
{
    public void Configure(EntityTypeBuilder<EventMappingRow> builder)
    {
        builder.ToTable("ingestion_event_mapping");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.SourceId, row.Version }).IsUnique();
    }
}
