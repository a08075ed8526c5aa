namespace MarketingAI.Engine.Modeling.Search;

/// <summary>How the search went, for the report.</summary>
/// <param name="Elapsed">Time since the search began.</param>
/// <param name="Stopped">Null when the whole budget was used, else why not.</param>
internal sealed record SearchStory(IReadOnlyList<string> Warnings, string? Stopped, Func<TimeSpan> Elapsed);

/// <summary>What was chosen and why.</summary>
internal sealed record Choice(string Name, string Reason, string Calibration, IReadOnlyList<FeatureImportance> Importance);
