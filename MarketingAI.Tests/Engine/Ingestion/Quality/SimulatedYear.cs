using MarketingAI.Engine.Data;
using MarketingAI.Engine.Simulation;
using MarketingAI.Tests.Engine.Simulation;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

/// <summary>A year of simulated events in the event table, mapped by their first schema: what later keys hold lies in the properties.</summary>
public sealed class SimulatedYear : IDisposable
{
    public const string Source = "web-events";

    private readonly SimulatedFolder _folder;

    public SimulatedYear(int seed, double scale = .16, bool noIncidents = false, Action<IServiceCollection>? add = null)
    {
        _folder = new SimulatedFolder(new SimulationOptions { Scale = scale, Seed = seed, NoIncidents = noIncidents });
        Host = new EngineHost(services => add?.Invoke(services));
        using IServiceScope scope = Host.Enter();
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open();
        session.Create(new WarehouseTable("ingestion", "event"), Rows(System.IO.Path.Combine(_folder.Path, "retail/web/events*.jsonl.gz")));
    }

    public EngineHost Host { get; }

    public IncidentPlan Incidents => _folder.Retail.Plan.Incidents;

    /// <summary>Every event once, at its first delivery.</summary>
    private static string Rows(string path) => $"""
        SELECT event_id, type, CAST(event_time AS TIMESTAMP) AS event_time, CAST(received_at AS TIMESTAMP) AS received_at, '{Source}' AS source,
            'web_analytics' AS schema_name, 1 AS schema_version, cookie_id AS anonymous_id, NULL::VARCHAR AS user_id, email_sha256, NULL::VARCHAR AS phone_sha256,
            device_type, channel, campaign, creative_id AS creative, page, order_id, CAST(value AS DOUBLE) AS value, NULL::VARCHAR AS currency,
            json_merge_patch(json_object('source', source), CASE WHEN campaign_id IS NULL THEN '{"{}"}' ELSE json_object('campaign_id', campaign_id) END,
                CASE WHEN value_minor IS NULL THEN '{"{}"}' ELSE json_object('value_minor', value_minor) END)::VARCHAR AS properties,
            'b1' AS batch_id, received_at >= event_time + INTERVAL 1 DAY AS is_late, false AS is_out_of_order
        FROM (SELECT *, row_number() OVER (PARTITION BY event_id ORDER BY received_at) AS delivery
            FROM read_json('{path}', columns = {"{"}event_id: 'VARCHAR', type: 'VARCHAR', event_time: 'TIMESTAMP', received_at: 'TIMESTAMP', source: 'VARCHAR', cookie_id: 'VARCHAR',
                device_type: 'VARCHAR', email_sha256: 'VARCHAR', channel: 'VARCHAR', campaign: 'VARCHAR', campaign_id: 'VARCHAR', creative_id: 'VARCHAR', page: 'VARCHAR',
                order_id: 'VARCHAR', value: 'DOUBLE', value_minor: 'BIGINT'{"}"}, format = 'newline_delimited'))
        WHERE delivery = 1
        """;

    public void Dispose()
    {
        Host.Dispose();
        _folder.Dispose();
    }
}
