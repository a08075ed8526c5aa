using DuckDB.NET.Data;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Online.Algorithms;
using MarketingAI.Engine.FeatureStore.Values.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;
using MarketingAI.Engine.FeatureStore.Views.Storage;

namespace MarketingAI.Engine.FeatureStore.Online.Storage;

/// <summary>Brings values of views out of the warehouse into memory, and computes those of some entities anew.</summary>
internal static class OnlineRows
{
    /// <summary>Puts what stands in the table into memory.</summary>
    /// <returns>Of when the newest values are; null where there are none.</returns>
    public static RowStamp? Load(WarehouseSession session, FeatureView known, PreparedView view, OnlineColumns columns, OnlineTable target)
    {
        WarehouseTable table = ValueTables.Of(known);
        session.Expose(table);
        RowStamp? newest = null;
        session.Read($"SELECT {ValueTables.Key}, {ValueTables.AsOf}, {ValueTables.WrittenAt}{Columns(view)} FROM {table}", reader => newest = Rows(reader, columns, target, isPartial: false, default));
        return newest;
    }

    /// <summary>Computes some entities with the same SQL and puts them into memory; those without rows are taken out.</summary>
    /// <returns>Entities that were asked for.</returns>
    public static long Recompute(WarehouseSession session, PreparedView view, OnlineContent content, IReadOnlyList<string> keys, DateTimeOffset asOf)
    {
        session.Stage("asked", "entity_key VARCHAR", keys, (row, key) => row.AppendValue(key));
        FeatureQuery query = FeatureSql.Query(view, new Spine.Some("asked", asOf));
        bool hasCommits = EventCommits.Expose(session);
        return session.AsOne(() =>
        {
            RowStamp stamp = new(asOf.UtcTicks, (hasCommits ? EventCommits.Newest(session, asOf) : asOf).UtcTicks);
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

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
