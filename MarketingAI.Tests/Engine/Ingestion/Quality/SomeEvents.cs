namespace MarketingAI.Tests.Engine.Ingestion.Quality;

/// <summary>Events made by a query.</summary>
internal static class SomeEvents
{
    /// <summary>Forty purchases a day in the spring of 2025, none on 20 and 21 May.</summary>
    public const string Purchases = """
        SELECT 'e' || i AS event_id, 'purchase' AS type, moment AS event_time, moment + INTERVAL 2 SECOND AS received_at, 'shop' AS source,
            'web_analytics' AS schema_name, 1 AS schema_version, 'c' || (i % 700) AS anonymous_id, NULL::VARCHAR AS user_id, NULL::VARCHAR AS email_sha256,
            NULL::VARCHAR AS phone_sha256, CASE WHEN i % 3 = 0 THEN 'ios' ELSE 'desktop' END AS device_type, NULL::VARCHAR AS channel, NULL::VARCHAR AS campaign,
            NULL::VARCHAR AS creative, NULL::VARCHAR AS page, 'o' || i AS order_id, 20.0 + (i * 37) % 60 AS value, 'EUR' AS currency, NULL::VARCHAR AS properties,
            'b1' AS batch_id, false AS is_late, false AS is_out_of_order
        FROM (SELECT i, TIMESTAMP '2025-03-01' + INTERVAL (i * 36 + (i * 7919) % 30) MINUTE AS moment FROM range(4000) t(i))
        WHERE CAST(moment AS DATE) NOT IN (DATE '2025-05-20', DATE '2025-05-21')
        """;
}
