using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Notices.Incidents;

namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>One version of a data set, counted.</summary>
internal sealed record VersionProfile(long Rows, IReadOnlyList<VersionColumn> Columns);

/// <param name="Missing">Rows without a value.</param>
/// <param name="Counts">Rows by value, or by bin of a number; null where values are as many as rows, or times.</param>
internal sealed record VersionColumn(string Name, ColumnType Type, long Missing, IReadOnlyDictionary<string, long>? Counts);

/// <param name="What">In few words, such as "amount vanished".</param>
internal sealed record VersionChange(string What, string Sentence, IncidentSeverity Severity);
