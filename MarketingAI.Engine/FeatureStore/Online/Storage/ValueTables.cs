using DuckDB.NET.Data;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Online.Algorithms;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;
using MarketingAI.Engine.FeatureStore.Views.Storage;

namespace MarketingAI.Engine.FeatureStore.Online.Storage;

/// <summary>The written values of views in the warehouse: one table a version, with the entity's key, of when it is, and the view's columns.</summary>
internal static class ValueTables
{
    public static readonly WarehouseTable Batch = new("ingestion", "batch");

    /// <summary>Named by the version's id: other units may have a view of the same name.</summary>
    public static WarehouseTable Of(Guid viewId) => new("featurestore", $"value_{viewId:N}");

    /// <summary>Computes all entities as of a moment and puts them in place of what stood there.</summary>
    /// <returns>Entities written.</returns>
    public static long Write(WarehouseSession session, Guid viewId, PreparedView view, DateTimeOffset asOf)
    {
        WarehouseTable table = Of(viewId);
        FeatureQuery query = FeatureSql.Query(view, new Spine.Everyone(asOf));
        bool hasBatches = Batches(session);
        return session.AsOne(() =>
        {
            DateTimeOffset seen = hasBatches ? Newest(session, asOf) : asOf;
            string select = $"SELECT entity_key, {FeatureCompiler.Literal(asOf)} AS as_of, {FeatureCompiler.Literal(seen)} AS written_at{Columns(view)} FROM ({query.Sql})";
            if (!session.Has(table))
            {
                return session.Create(table, select);
            }

            session.Delete(table, "true");
            return session.Append(table, select);
        });
    }

    /// <summary>The newest commit of events that this session sees: what came later is not in what it computes.</summary>
    public static DateTimeOffset Seen(WarehouseSession session, DateTimeOffset otherwise) => Batches(session) ? Newest(session, otherwise) : otherwise;

    /// <summary>Makes the commits of events readable. Not inside <see cref="WarehouseSession.AsOne{T}"/>: it writes to the session's own catalog.</summary>
    private static bool Batches(WarehouseSession session)
    {
        if (!session.Has(Batch))
        {
            return false;
        }

        session.Expose(Batch);
        return true;
    }

    private static DateTimeOffset Newest(WarehouseSession session, DateTimeOffset otherwise) =>
        session.Query($"SELECT max(committed_at) FROM {Batch}", row => row.IsDBNull(0) ? otherwise : Utc(row.GetDateTime(0))).Single();

    /// <summary>Puts what stands in the table into memory.</summary>
    /// <returns>Of when the newest values are; null where there are none.</returns>
    public static RowStamp? Load(WarehouseSession session, Guid viewId, PreparedView view, OnlineColumns columns, OnlineTable target)
    {
        WarehouseTable table = Of(viewId);
        session.Expose(table);
        RowStamp? newest = null;
        session.Read($"SELECT entity_key, as_of, written_at{Columns(view)} FROM {table}", reader => newest = Rows(reader, columns, target, isPartial: false, default));
        return newest;
    }

    /// <summary>Computes some entities with the same SQL and puts them into memory; those without rows are taken out.</summary>
    /// <returns>Entities that were asked for.</returns>
    public static long Recompute(WarehouseSession session, PreparedView view, OnlineContent content, IReadOnlyList<string> keys, DateTimeOffset asOf)
    {
        session.Stage("asked", "entity_key VARCHAR", keys, (row, key) => row.AppendValue(key));
        FeatureQuery query = FeatureSql.Query(view, new Spine.Some("asked", asOf));
        bool hasBatches = Batches(session);
        return session.AsOne(() =>
        {
            RowStamp stamp = new(asOf.UtcTicks, (hasBatches ? Newest(session, asOf) : asOf).UtcTicks);
            session.Read($"SELECT entity_key{Columns(view)} FROM ({query.Sql})", reader => Rows(reader, content.Columns, content.Table, isPartial: true, stamp, content.Unknown));
            return keys.Count;
        });
    }

    /// <summary>What the view's SQL gives for an entity that has no rows.</summary>
    public static long[] Unknown(WarehouseSession session, PreparedView view, OnlineColumns columns, DateTimeOffset asOf)
    {
        session.Run("CREATE OR REPLACE TEMP TABLE nobody AS SELECT chr(1) || 'nobody' AS entity_key");
        FeatureQuery query = FeatureSql.Query(view, new Spine.Some("nobody", asOf));
        long[] words = new long[columns.Count];
        session.Read($"SELECT entity_key{Columns(view)} FROM ({query.Sql})", reader =>
        {
            reader.Read();
            Fill(reader, columns, 1, words);
        });
        return words;
    }

    private static RowStamp? Rows(
        DuckDBDataReader reader, OnlineColumns columns, OnlineTable target, bool isPartial, RowStamp stamp, long[]? unknown = null)
    {
        RowStamp? newest = null;
        long[] words = new long[columns.Count];
        byte[] key = new byte[OnlineTable.LongestKey * 4];
        while (reader.Read())
        {
            string name = reader.GetString(0);
            if (name.Length is 0 or > OnlineTable.LongestKey)
            {
                continue;
            }

            int length = System.Text.Encoding.UTF8.GetBytes(name, key);
            RowStamp own = isPartial ? stamp : new RowStamp(Utc(reader.GetDateTime(1)).UtcTicks, Utc(reader.GetDateTime(2)).UtcTicks);
            Fill(reader, columns, isPartial ? 1 : 3, words);
            if (unknown is not null && words.AsSpan().SequenceEqual(unknown))
            {
                target.Remove(key.AsSpan(0, length));
            }
            else
            {
                target.Put(key.AsSpan(0, length), words, own);
            }

            newest = newest is { } known && known.AsOf >= own.AsOf ? known : own;
        }

        return newest;
    }

    public static void Fill(DuckDBDataReader reader, OnlineColumns columns, int first, long[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            int at = first + i;
            words[i] = reader.IsDBNull(at) ? columns.MissingWord(i) : columns.Fields[i].Type switch
            {
                ColumnType.Integer => OnlineColumns.Word(reader.GetInt64(at)),
                ColumnType.Number => OnlineColumns.Word(reader.GetDouble(at)),
                ColumnType.Boolean => OnlineColumns.Word(reader.GetBoolean(at)),
                ColumnType.Text => columns.Word(i, reader.GetString(at)),
                ColumnType.Date or ColumnType.Timestamp => OnlineColumns.Word(reader.GetDateTime(at)),
            };
        }
    }

    public static string Columns(PreparedView view) => string.Concat(view.Fields.Select(field => $", {WarehouseSession.Quoted(field.Name)}"));

    public static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
