namespace MarketingAI.Engine.Modeling.Search;

/// <summary>How the search went, for the report.</summary>
/// <param name="Stopped">Null when the whole budget was used, else why not.</param>
internal sealed record SearchStory(IReadOnlyList<string> Warnings, string? Stopped, double Seconds);

/// <summary>What was chosen and why.</summary>
internal sealed record Choice(string Name, string Reason, string Calibration, IReadOnlyList<FeatureImportance> Importance);
