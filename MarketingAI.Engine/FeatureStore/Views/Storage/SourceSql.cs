using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;
using static MarketingAI.Engine.FeatureStore.Views.Algorithms.InnerNames;

namespace MarketingAI.Engine.FeatureStore.Views.Storage;

/// <summary>Rows of sources as SQL: entity, when it happened, when it was known, and the columns asked for.</summary>
internal static class SourceSql
{
    public static readonly WarehouseTable Event = new("ingestion", "event");
    public static readonly WarehouseTable Key = new("identity", "key");
    public static readonly WarehouseTable Edge = new("identity", "edge");
    public static readonly WarehouseTable Written = new("featurestore", "written");

    /// <summary>
    /// Whose a key is, and since when that can have been known: a cookie belongs to a person from the moment on at which it was first seen with
    /// another key of the person, so events before a first log-in count only for decisions after it.
    /// </summary>
    private static string Owners(string kind) => $"""
        (SELECT known.key_value, CAST(any_value(known.person_id) AS VARCHAR) AS person_id, {(kind is "AnonymousId" ? "min(tie.seen)" : "NULL::TIMESTAMP")} AS tied_at
        FROM {Key} AS known{(kind is "AnonymousId" ? $"""

        LEFT JOIN (SELECT key_no, min(first_seen) AS seen FROM (
            SELECT left_no AS key_no, first_seen FROM {Edge} WHERE state = 'Joins' UNION ALL SELECT right_no, first_seen FROM {Edge} WHERE state = 'Joins')
            GROUP BY key_no) AS tie ON tie.key_no = known.key_no
        """ : string.Empty)}
        WHERE known.key_kind = '{kind}' AND NOT coalesce(known.is_shared, false) GROUP BY known.key_value)
        """;

    public static string Events(EntityKind entity, KnownAtRule known, FeaturePlan plan)
    {
        string knownAt = KnownAtOf(known, "event.event_time", "event.received_at", null);
        if (entity == EntityKind.Person)
        {
            return $"""
                SELECT coalesce(by_user.person_id, by_email.person_id, by_phone.person_id, by_device.person_id) AS {Entity}, event.event_time AS {HappenedAt},
                    CASE WHEN coalesce(by_user.person_id, by_email.person_id, by_phone.person_id) IS NULL THEN greatest({knownAt}, by_device.tied_at) ELSE {knownAt} END AS {KnownFrom}{Read(plan, "event.")}
                FROM {Event} AS event
                LEFT JOIN {Owners("UserId")} AS by_user ON by_user.key_value = event.user_id
                LEFT JOIN {Owners("EmailSha256")} AS by_email ON by_email.key_value = event.email_sha256
                LEFT JOIN {Owners("PhoneSha256")} AS by_phone ON by_phone.key_value = event.phone_sha256
                LEFT JOIN {Owners("AnonymousId")} AS by_device ON by_device.key_value = event.anonymous_id
                WHERE coalesce(by_user.person_id, by_email.person_id, by_phone.person_id, by_device.person_id) IS NOT NULL{Filtered(plan)}
                """;
        }

        string key = entity == EntityKind.UserId ? "user_id" : "anonymous_id";
        return $"""
            SELECT event.{key} AS {Entity}, event.event_time AS {HappenedAt}, {knownAt} AS {KnownFrom}{Read(plan, "event.")}
            FROM {Event} AS event WHERE event.{key} IS NOT NULL{Filtered(plan)}
            """;
    }

    /// <param name="importedAt">When the data set was loaded.</param>
    public static string DataSet(WarehouseTable table, DataSetRows source, DateTimeOffset importedAt, FeaturePlan plan)
    {
        string time = $"CAST({Quoted(source.TimeColumn)} AS TIMESTAMP)";
        string known = KnownAtOf(source.KnownAt, time, null, importedAt);
        string key = $"CAST({Quoted(source.EntityColumn)} AS VARCHAR)";
        string withdrawn = source.WithdrawnColumn is { } column ? $", {Quoted(column)} AS __withdrawn" : string.Empty;
        // The version that follows ends the one before, wherever it points and whether or not the condition still holds for it.
        string until = source.RowKey is { } row
            ? $", lead({known}) OVER (PARTITION BY {Quoted(row)} ORDER BY {known}, {time}, {key}{Ties(plan)}) AS {KnownUntil}"
            : string.Empty;
        string rows = $"SELECT {key} AS __key, {time} AS {HappenedAt}, {known} AS {KnownFrom}{until}{withdrawn}{Read(plan, string.Empty)} FROM {table} WHERE {known} IS NOT NULL";
        string kept = $"WHERE {HappenedAt} IS NOT NULL{(source.WithdrawnColumn is null ? string.Empty : " AND __withdrawn IS NOT TRUE")}{Filtered(plan)}";
        string versioned = source.RowKey is null ? string.Empty : $", {KnownUntil}";
        return source.EntityColumnHolds is EntityKind.UserId or EntityKind.AnonymousId
            ? $"""
                SELECT owner.person_id AS {Entity}, {HappenedAt}, greatest({KnownFrom}, owner.tied_at) AS {KnownFrom}{versioned}{Read(plan, string.Empty)}
                FROM ({rows}) JOIN {Owners(source.EntityColumnHolds.Value.ToString())} AS owner ON owner.key_value = __key {kept}
                """
            : $"SELECT __key AS {Entity}, {HappenedAt}, {KnownFrom}{versioned}{Read(plan, string.Empty)} FROM ({rows}) {kept} AND __key IS NOT NULL";
    }

    /// <param name="entity">As <c>featurestore.written</c> writes it.</param>
    public static string WrittenBack(string entity, FeaturePlan plan) => $"""
        SELECT entity_key AS {Entity}, event_time AS {HappenedAt}, known_at AS {KnownFrom}{Read(plan, string.Empty)}
        FROM {Written} WHERE entity = '{entity.Replace("'", "''", StringComparison.Ordinal)}'{Filtered(plan)}
        """;

    private static string KnownAtOf(KnownAtRule rule, string time, string? prefixed, DateTimeOffset? importedAt) => rule switch
    {
        KnownAtColumn column => prefixed is not null ? $"event.{Quoted(column.Column)}" : $"CAST({Quoted(column.Column)} AS TIMESTAMP)",
        KnownAfterDelay delay => string.Create(CultureInfo.InvariantCulture, $"{time} + to_microseconds({(long)Math.Round(delay.Hours * 3_600_000_000)})"),
        KnownAtImport => FeatureCompiler.Literal(importedAt ?? DateTimeOffset.MaxValue),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No such rule."),
    };

    private static string Read(FeaturePlan plan, string prefix) => string.Concat(plan.Columns.Select(column => $", {prefix}{Quoted(column)}"));

    private static string Ties(FeaturePlan plan) => string.Concat(plan.Columns.Select(column => $", {Quoted(column)}"));

    private static string Filtered(FeaturePlan plan) => plan.Filter is { } filter ? $" AND ({filter})" : string.Empty;

    private static string Quoted(string name) => WarehouseSession.Quoted(name);
}
