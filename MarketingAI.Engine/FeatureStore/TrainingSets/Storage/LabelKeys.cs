using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;

namespace MarketingAI.Engine.FeatureStore.TrainingSets.Storage;

/// <summary>Which key of a label row belongs to a view, and the spine of keys and decision times that follows.</summary>
internal static class LabelKeys
{
    /// <summary>The key of the view's own entity; a person is also found by a log-in or a cookie.</summary>
    public static LabelKey? For(FeatureEntity entity, IReadOnlyList<LabelKey> keys) =>
        keys.FirstOrDefault(key => key.Entity == entity)
        ?? (entity.Kind == EntityKind.Person ? keys.OrderByDescending(key => key.Entity.Kind).FirstOrDefault(key => key.Entity.Kind is EntityKind.UserId or EntityKind.AnonymousId) : null);

    /// <summary>Makes the table <c>spine</c>: rows without a key, or whose served value would be too old, are not in it.</summary>
    public static string Spine(ViewWork work)
    {
        string column = $"CAST(label.{WarehouseSession.Quoted(work.Key.Column)} AS VARCHAR)";
        string decision = $"CAST(label.{WarehouseSession.Quoted(work.DecisionColumn)} AS TIMESTAMP)";
        string served = work.AsServed ? RefreshTimes.LastBefore(decision) : decision;
        string fresh = work.AsServed && work.View.Definition.MaxAgeHours is { } hours
            ? string.Create(CultureInfo.InvariantCulture, $" AND {decision} - {served} <= to_microseconds({(long)Math.Round(hours * 3_600_000_000)})")
            : string.Empty;
        bool isFound = work.View.Definition.Entity.Kind == EntityKind.Person && work.Key.Entity.Kind != EntityKind.Person;
        return isFound
            ? $"""
                CREATE OR REPLACE TEMP TABLE spine AS SELECT label.row_id, CAST(known.person_id AS VARCHAR) AS entity_key, {served} AS decision_at
                FROM label JOIN {SourceSql.Key} AS known ON known.key_kind = '{work.Key.Entity.Kind}' AND known.key_value = {column} AND NOT coalesce(known.is_shared, false)
                WHERE known.person_id IS NOT NULL{fresh}
                """
            : $"CREATE OR REPLACE TEMP TABLE spine AS SELECT row_id, {column} AS entity_key, {served} AS decision_at FROM label WHERE {column} IS NOT NULL{fresh}";
    }
}
