using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Notices.Incidents.Storage;

internal sealed class IncidentRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public string Source { get; set; } = "";

    public string Subject { get; set; } = "";

    public string SubjectName { get; set; } = "";

    public string Monitor { get; set; } = "";

    public IncidentSeverity Severity { get; set; }

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public string Link { get; set; } = "";

    public DateTimeOffset FirstAt { get; set; }

    public DateTimeOffset LastAt { get; set; }

    public bool SeemsOver { get; set; }

    public IncidentState State { get; set; }

    public string? Owner { get; set; }

    public DateTimeOffset RaisedAt { get; set; }

    public int Reopenings { get; set; }

    public string? Resolution { get; set; }

    public string? EndedBy { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public Incident ToIncident() => new(
        Id,
        new IncidentReport(Source, Subject, SubjectName, Monitor, Severity, Title, Text, Link, FirstAt, LastAt, SeemsOver),
        State, Owner, RaisedAt, SeemsOver, Reopenings, Resolution, EndedBy, EndedAt);
}

internal sealed class IncidentEventRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public Guid IncidentId { get; set; }

    public DateTimeOffset At { get; set; }

    public string Actor { get; set; } = "";

    public string What { get; set; } = "";

    public string? Text { get; set; }
}

internal sealed class IncidentRowConfiguration : IEntityTypeConfiguration<IncidentRow>, IEntityTypeConfiguration<IncidentEventRow>
{
    public void Configure(EntityTypeBuilder<IncidentRow> builder)
    {
        builder.ToTable("notices_incident");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Source).HasMaxLength(80);
        builder.Property(row => row.Subject).HasMaxLength(200);
        builder.Property(row => row.Monitor).HasMaxLength(300);
        builder.Property(row => row.Severity).HasMaxLength(20);
        builder.Property(row => row.State).HasMaxLength(20);
        builder.Property(row => row.Owner).HasMaxLength(256);
        builder.HasIndex(row => new { row.BusinessUnitId, row.Subject, row.Monitor });
        builder.HasIndex(row => new { row.BusinessUnitId, row.State, row.LastAt });
    }

    public void Configure(EntityTypeBuilder<IncidentEventRow> builder)
    {
        builder.ToTable("notices_incident_event");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Actor).HasMaxLength(256);
        builder.Property(row => row.What).HasMaxLength(40);
        builder.HasIndex(row => new { row.IncidentId, row.At });
    }
}
