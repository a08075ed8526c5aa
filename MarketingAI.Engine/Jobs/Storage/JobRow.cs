using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Jobs.Storage;

/// <summary>A job as stored.</summary>
internal sealed class JobRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public string Kind { get; set; } = "";

    public string RequestJson { get; set; } = "";

    public string Title { get; set; } = "";

    public JobStatus Status { get; set; }

    public double Share { get; set; }

    public string Step { get; set; } = "Waits for a free worker";

    public string StartedBy { get; set; } = "";

    public string StartedByRoles { get; set; } = "";

    public DateTimeOffset QueuedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How often a worker began it.</summary>
    public int Attempts { get; set; }

    /// <summary>How often the process died while it ran; a host that stops in order does not count.</summary>
    public int Deaths { get; set; }

    public bool StoppedWithHost { get; set; }

    public string? CancelAskedBy { get; set; }

    public string? Checkpoint { get; set; }

    public string? Summary { get; set; }

    public string? Link { get; set; }

    public string LogText { get; set; } = "";

    public JobState ToState() => new(
        Id, Kind, Title, Status, Share, Step, StartedBy, QueuedAt, StartedAt, EndedAt, Attempts, Summary, Link,
        LogText.Length == 0 ? [] : LogText.Split('\n'));
}

internal sealed class JobRowConfiguration : IEntityTypeConfiguration<JobRow>
{
    public void Configure(EntityTypeBuilder<JobRow> builder)
    {
        builder.ToTable("jobs_job");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Kind).HasMaxLength(80);
        builder.Property(row => row.Title).HasMaxLength(200);
        builder.Property(row => row.Status).HasMaxLength(20);
        builder.HasIndex(row => new { row.BusinessUnitId, row.QueuedAt });
        builder.HasIndex(row => row.Status);
    }
}
