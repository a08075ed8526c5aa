using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MarketingAI.Engine.Governance.Approvals.Storage;

internal sealed class ApprovalRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public Guid ModelVersionId { get; set; }

    public string ModelName { get; set; } = "";

    public int ModelVersion { get; set; }

    /// <summary>The model file that was submitted; a decision is about these bytes.</summary>
    public string ArtifactHash { get; set; } = "";

    public string Purpose { get; set; } = "";

    public ApprovalState State { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public List<ApprovalStepRow> Steps { get; } = [];

    public string ModelTitle => FormattableString.Invariant($"{ModelName} v{ModelVersion}");

    public ApprovalRequest ToRequest()
    {
        ApprovalStepRow[] steps = [.. Steps.OrderBy(step => step.Number)];
        ApprovalStepRow submitted = steps.Last(step => step.Verdict is null);
        return new ApprovalRequest(
            Id, ModelVersionId, ModelName, ModelVersion, Purpose, State, submitted.By, submitted.At,
            [.. steps.Select(step => new ApprovalStep(step.Verdict, step.By, step.At, step.Words, step.LedgerPosition))]);
    }
}

internal sealed class ApprovalStepRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = "";

    public Guid RequestId { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    /// <summary>Null for a submission.</summary>
    public ApprovalVerdict? Verdict { get; set; }

    public string By { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public string? Words { get; set; }

    /// <summary>Null until the ledger has the step: only then it takes effect.</summary>
    public long? LedgerPosition { get; set; }
}

internal sealed class ApprovalRowConfiguration : IEntityTypeConfiguration<ApprovalRow>
{
    public void Configure(EntityTypeBuilder<ApprovalRow> builder)
    {
        builder.ToTable("governance_approval");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.State).HasMaxLength(20);
        builder.HasIndex(row => new { row.BusinessUnitId, row.ModelVersionId }).IsUnique();
        builder.HasMany(row => row.Steps).WithOne().HasForeignKey(step => step.RequestId);
        builder.Ignore(row => row.ModelTitle);
    }
}

internal sealed class ApprovalStepRowConfiguration : IEntityTypeConfiguration<ApprovalStepRow>
{
    public void Configure(EntityTypeBuilder<ApprovalStepRow> builder)
    {
        builder.ToTable("governance_approval_step");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Verdict).HasMaxLength(20);

        // Two people who act at the same moment try to write the same number, and the second is turned away.
        builder.HasIndex(row => new { row.RequestId, row.Number }).IsUnique();
        builder.HasIndex(row => row.LedgerPosition);
    }
}
