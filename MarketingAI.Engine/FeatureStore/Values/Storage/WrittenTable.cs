using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Values.Storage;

/// <summary>The table of values that were written back.</summary>
internal sealed class WrittenTable(IWarehouse warehouse)
{
    private const string SameBatch = "kind = $1 AND entity = $2 AND producer = $3 AND producer_version = $4 AND name = $5 AND event_time = $6::TIMESTAMP";

    public long Write(WrittenBatch batch, IReadOnlyList<WrittenValue> values, DateTimeOffset knownAt)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.Training);
        Make(session);
        session.Stage("staged_value", "entity_key VARCHAR, number_value DOUBLE, text_value VARCHAR", values, (row, value) =>
        {
            row.AppendValue(value.EntityKey);
            _ = value.Number is { } number ? row.AppendValue(number) : row.AppendNullValue();
            _ = value.Text is { } text ? row.AppendValue(text) : row.AppendNullValue();
        });
        object?[] names = [batch.Kind.ToString(), batch.Entity.ToString(), batch.Producer, batch.ProducerVersion, batch.Name, Text(batch.At)];
        return session.AsOne(() =>
        {
            session.Delete(SourceSql.Written, SameBatch, names);
            return session.Append(
                SourceSql.Written,
                """
                SELECT $1 AS kind, $2 AS entity, $3 AS producer, $4 AS producer_version, $5 AS name, $6::TIMESTAMP AS event_time, $7::TIMESTAMP AS known_at, * FROM staged_value
                """,
                [.. names, Text(knownAt)]);
        });
    }

    public IReadOnlyList<WrittenSummary> List()
    {
        using WarehouseSession session = warehouse.Open();
        if (!session.Has(SourceSql.Written))
        {
            return [];
        }

        session.Expose(SourceSql.Written);
        return session.Query(
            $"""
            SELECT kind, entity, producer, producer_version, name, count(*), count(DISTINCT event_time), max(event_time), max(known_at)
            FROM {SourceSql.Written} GROUP BY ALL ORDER BY 9 DESC, 3, 4, 5
            """,
            row => new WrittenSummary(
                Enum.Parse<WrittenKind>(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt64(5), row.GetInt64(6),
                Utc(row.GetDateTime(7)), Utc(row.GetDateTime(8))));
    }

    public static void Make(WarehouseSession session)
    {
        if (!session.Has(SourceSql.Written))
        {
            session.Create(SourceSql.Written, """
                SELECT NULL::VARCHAR AS kind, NULL::VARCHAR AS entity, NULL::VARCHAR AS entity_key, NULL::VARCHAR AS producer, NULL::VARCHAR AS producer_version,
                    NULL::VARCHAR AS name, NULL::DOUBLE AS number_value, NULL::VARCHAR AS text_value, NULL::TIMESTAMP AS event_time, NULL::TIMESTAMP AS known_at WHERE false
                """);
        }
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
