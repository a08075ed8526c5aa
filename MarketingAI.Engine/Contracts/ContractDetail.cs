using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Contracts;

/// <summary>What the teams agreed around the columns.</summary>
public sealed record ContractDetail
{
    /// <summary>What the data is for.</summary>
    public string Purpose { get; init; } = string.Empty;

    /// <summary>What it must not be used for, and what it cannot tell.</summary>
    public string Limitations { get; init; } = string.Empty;

    /// <summary>How it is meant to be used.</summary>
    public string Usage { get; init; } = string.Empty;

    /// <summary>Marketing domain it belongs to; empty for none.</summary>
    public string Domain { get; init; } = string.Empty;

    public IReadOnlyList<ContractOwner> Owners { get; init; } = [];

    public IReadOnlyList<QualityRule> Quality { get; init; } = [];

    public ServiceLevel Service { get; init; } = new();

    public IReadOnlyList<SuccessCriterion> Success { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Other tables that the same document describes.</summary>
    public IReadOnlyList<ContractTable> Related { get; init; } = [];

    /// <summary>The imported document, as YAML: what of it this product does not use is given back unchanged. Null where none was imported.</summary>
    public string? Carried { get; init; }
}

/// <summary>A table beside the data set that a contract describes.</summary>
/// <param name="Kind">Its physical kind, such as table, view or topic.</param>
public sealed record ContractTable(string Name, string? Kind, IReadOnlyList<ContractColumn> Columns);

/// <summary>Who answers for the contract in a team.</summary>
/// <param name="Person">Account name or name.</param>
public sealed record ContractOwner(ContractTeam Team, string Person, string? Contact = null);

/// <summary>The three teams that sign.</summary>
public enum ContractTeam
{
    Marketing,
    DataScience,
    Finance,
}

/// <summary>What is promised about delivery; null where nothing is.</summary>
public sealed record ServiceLevel
{
    /// <summary>Time of day (UTC) at which new data is there.</summary>
    public TimeOnly? DeliveredBy { get; init; }

    /// <summary>Age in hours that the newest row never passes.</summary>
    [Range(0.01, 100_000)]
    public double? FreshnessHours { get; init; }

    /// <summary>Days that rows are kept.</summary>
    [Range(1, 100_000)]
    public int? RetentionDays { get; init; }

    /// <summary>Minutes between what happened and its row.</summary>
    [Range(0.01, 10_000_000)]
    public double? LatencyMinutes { get; init; }
}

/// <summary>What the campaign that uses the data must reach.</summary>
/// <param name="Metric">What is measured, such as "Conversion rate of contacted leads".</param>
/// <param name="AtLeast">True: reach or pass the target. False: stay at or below it.</param>
/// <param name="Unit">Unit of the target, such as points or EUR; null for a bare number.</param>
public sealed record SuccessCriterion(string Metric, bool AtLeast, double Target, string? Unit, DateOnly By);
