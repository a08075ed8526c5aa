using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Values.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;
using MarketingAI.Engine.FeatureStore.Views.Storage;

namespace MarketingAI.Engine.FeatureStore.Online.Storage;

/// <summary>Whose values new events may have changed.</summary>
internal static class TouchedEntities
{
    private static readonly (string Kind, string Column)[] Keys =
        [("UserId", "user_id"), ("EmailSha256", "email_sha256"), ("PhoneSha256", "phone_sha256"), ("AnonymousId", "anonymous_id")];

    /// <summary>Entities with events that were committed after one moment and up to another.</summary>
    /// <param name="most">No more than this are named.</param>
    public static IReadOnlyList<string> Between(WarehouseSession session, FeatureEntity entity, DateTimeOffset after, DateTimeOffset until, int most)
    {
        session.Expose(EventCommits.Batch);
        session.Expose(SourceSql.Event);
        string fresh = $"""
            {SourceSql.Event} AS event WHERE event.batch_id IN (SELECT batch_id FROM {EventCommits.Batch}
            WHERE committed_at > {FeatureCompiler.Literal(after)} AND committed_at <= {FeatureCompiler.Literal(until)} AND accepted > 0)
            """;
        string limit = FormattableString.Invariant($" LIMIT {most}");
        if (entity.Kind is not EntityKind.Person)
        {
            string key = entity.Kind == EntityKind.UserId ? "user_id" : "anonymous_id";
            return session.Query($"SELECT DISTINCT event.{key} FROM {fresh} AND event.{key} IS NOT NULL{limit}", row => row.GetString(0));
        }

        if (!session.Has(SourceSql.Key))
        {
            return [];
        }

        session.Expose(SourceSql.Key);
        string persons = string.Join(" UNION ", Keys.Select(key => $"""
            SELECT CAST(known.person_id AS VARCHAR) AS person FROM (SELECT DISTINCT event.{key.Column} AS value FROM {fresh} AND event.{key.Column} IS NOT NULL) AS seen
            JOIN {SourceSql.Key} AS known ON known.key_kind = '{key.Kind}' AND known.key_value = seen.value AND known.person_id IS NOT NULL
            """));
        return session.Query($"SELECT person FROM ({persons}){limit}", row => row.GetString(0));
    }

    /// <summary>The persons that a key belongs to, and the key itself: under which names an entity may be kept.</summary>
    public static IReadOnlyList<string> NamesOf(WarehouseSession session, string key)
    {
        if (!session.Has(SourceSql.Key))
        {
            return [key];
        }

        session.Expose(SourceSql.Key);
        return [key, .. session.Query(
            $"SELECT DISTINCT CAST(person_id AS VARCHAR) FROM {SourceSql.Key} WHERE key_value = $1 AND person_id IS NOT NULL AND NOT coalesce(is_shared, false)",
            row => row.GetString(0), key)];
    }
}
