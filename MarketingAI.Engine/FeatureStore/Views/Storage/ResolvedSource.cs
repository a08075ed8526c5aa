using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;

namespace MarketingAI.Engine.FeatureStore.Views.Storage;

/// <summary>A source as the warehouse has it.</summary>
/// <param name="Columns">What features may be made from.</param>
/// <param name="Tables">What must be readable.</param>
/// <param name="HasVersions">Whether a row can be taken back or replaced, so that it was known until some time.</param>
/// <param name="Rows">Gives the query for the rows, with the columns that the plan reads.</param>
internal sealed record ResolvedSource(
    IReadOnlyList<SourceColumn> Columns, IReadOnlyList<WarehouseTable> Tables, bool HasVersions, Func<FeaturePlan, string> Rows);
