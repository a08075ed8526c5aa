using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Sources.Pipelines.Algorithms;

namespace MarketingAI.Engine.Ingestion.Sources.Storage;

/// <summary>What was measured on a source: when events became known, how long loading took, what it cost.</summary>
internal sealed class PipelineFacts(IWarehouse warehouse)
{
    private static readonly WarehouseTable Event = new("ingestion", "event");
    private static readonly WarehouseTable Batch = new("ingestion", "batch");

    public IReadOnlyList<Arrivals> Arrivals(string source, DateTimeOffset since)
    {
        using WarehouseSession session = warehouse.Open();
        if (!session.Has(Event))
        {
            return [];
        }

        session.Expose(Event);
        return session.Query(
            "SELECT date_trunc('minute', received_at) AS minute, count(*) FROM ingestion.event WHERE source = $1 AND received_at >= $2 GROUP BY 1 ORDER BY 1",
            row => new Arrivals(new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc)), row.GetInt64(1)), source, since.UtcDateTime);
    }

    /// <summary>Means of one mode, weighted by events; null where it never ran. Commits that caught up after an outage are left out by the median.</summary>
    public ModeMeasure? Measure(string source, IntakeMode mode, DateTimeOffset since)
    {
        using WarehouseSession session = warehouse.Open();
        if (!session.Has(Batch))
        {
            return null;
        }

        session.Expose(Batch);
        return session.Query(
            """
            SELECT median(mean_delay_seconds), sum(cpu_seconds) / sum(accepted + duplicates + rejected) * 1000, count(*) FROM ingestion.batch
            WHERE source = $1 AND mode = $2 AND committed_at >= $3 AND accepted > 0
            """,
            row => row.GetInt64(2) == 0 ? null : new ModeMeasure(row.GetDouble(0), row.IsDBNull(1) ? null : row.GetDouble(1)),
            source, mode.ToString(), since.UtcDateTime)[0];
    }
}

/// <summary>What one mode showed.</summary>
/// <param name="DelaySeconds">From known to loaded, the median commit.</param>
internal sealed record ModeMeasure(double DelaySeconds, double? CpuPerThousand);
