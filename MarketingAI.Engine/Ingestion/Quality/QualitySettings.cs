using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>How a subject is watched.</summary>
public sealed record QualitySettings
{
    /// <summary>False alarms that are accepted in 30 days, over all monitors of the subject together. Default 1.</summary>
    [Range(0.01, 30)]
    public double FalseAlarmsAMonth { get; init; } = 1;

    /// <summary>Monitors that are switched off.</summary>
    public IReadOnlyList<MonitorKind> Off { get; init; } = [];

    /// <summary>Days on which volume is expected to be unlike any other, such as a sale; they are not judged and teach nothing.</summary>
    public IReadOnlyList<DateOnly> SpecialDays { get; init; } = [];

    /// <summary>Column that says when a row of a data set happened; null to take the first that fits.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>Hold a batch or import back when it breaks a rule of severity critical. Default false.</summary>
    public bool HoldBack { get; init; }

    /// <summary>Rules for columns, besides those of the contract.</summary>
    public IReadOnlyList<ColumnRule> Rules { get; init; } = [];
}
