using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Says that pairs and persons hold keys of records, which point at persons.</summary>
internal sealed class MatchingColumns : IPersonalColumns
{
    public Task<IReadOnlyList<ClassedTable>> TablesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ClassedTable>>(
    [
        new(MatchPairTable.Pair, "Pairs of matches", Of("left_id", "right_id")),
        new(MatchPairTable.Person, "Persons of matches", Of("record_id", "person_id", "print")),
        new(OfflineTable.Table, "Offline conversions", Of("sale_id", "record_id", "person_id", "click_event_id")),
    ]);

    private static Dictionary<string, ColumnClass> Of(params string[] columns) =>
        columns.ToDictionary(column => column, _ => ColumnClass.Pseudonymous, StringComparer.Ordinal);
}
