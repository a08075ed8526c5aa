using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.FeatureStore.TrainingSets.Storage;

/// <summary>What views add to a training set, row by row of the label data set.</summary>
/// <param name="Fingerprint">Of labels, definitions and values; null where no view is used.</param>
internal sealed record ViewColumns(
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<FeatureUse> Uses,
    IReadOnlyList<RefusedColumn> Refused,
    IReadOnlyList<string> Remarks,
    string? Sql,
    string? Fingerprint)
{
    public static ViewColumns None { get; } = new([], [], [], [], null, null);
}
