using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Contracts.Schema.Algorithms;

/// <summary>Writes the query that shows a fact table as one version does.</summary>
internal static class ReaderSql
{
    /// <param name="versions">All versions, oldest first.</param>
    /// <param name="index">The version that reads.</param>
    public static string Of(FactTable table, IReadOnlyList<IReadOnlyList<FactField>> versions, int index)
    {
        IEnumerable<string> shown = versions[index].Select(field =>
            $"{Expression(table, field, Lineages.PlacesOf(versions, index, field))} AS {WarehouseSession.Quoted(field.Name)}");
        return $"SELECT {string.Join(", ", shown)} FROM {table.Name}";
    }

    public static string TypeOf(FactType type) => type switch
    {
        FactType.Text => "VARCHAR",
        FactType.Integer => "INTEGER",
        FactType.BigInteger => "BIGINT",
        FactType.Real => "FLOAT",
        FactType.Number => "DOUBLE",
        FactType.Boolean => "BOOLEAN",
        FactType.Date => "DATE",
        FactType.Timestamp => "TIMESTAMP",
    };

    private static string Expression(FactTable table, FactField field, IReadOnlyList<Lineages.Place> places)
    {
        List<string> values =
        [
            .. places.Select(place => place.Type == field.Type
                ? WarehouseSession.Quoted(place.Column)
                : $"TRY_CAST({WarehouseSession.Quoted(place.Column)} AS {TypeOf(field.Type)})"),
        ];
        if (table.Remainder is { } remainder && !table.Fields.Any(shipped => places.Any(place => string.Equals(place.Column, shipped.Column, StringComparison.Ordinal))))
        {
            // What came before the field had a column, or past it, lies in the remainder; a masked remainder is no JSON and says nothing.
            string json = WarehouseSession.Quoted(remainder);
            values.AddRange(field.FormerNames.Prepend(field.Name).Select(name =>
                $"TRY_CAST(CASE WHEN json_valid({json}) THEN json_extract_string({json}, '$.{name}') END AS {TypeOf(field.Type)})"));
        }

        if (field.Default is { } text)
        {
            values.Add($"CAST('{text.Replace("'", "''", StringComparison.Ordinal)}' AS {TypeOf(field.Type)})");
        }

        return values.Count == 1 ? values[0] : $"coalesce({string.Join(", ", values)})";
    }
}
