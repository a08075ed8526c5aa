using System.Diagnostics;
using System.Globalization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Values;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine.Benchmarks;

/// <summary>
/// How long ten million events take to become the features of half a million log-ins, beside the same SQL typed by hand over a plain table in the
/// same engine: no view of the business unit, no checks, no types.
/// </summary>
internal sealed class FeatureBenchmark : IBenchmark
{
    private const int Events = 10_000_000;
    private const int Persons = 500_000;
    private const int Rounds = 3;

    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Channels = ["email", "social", "search", "display", "affiliate", "direct"];
    private static readonly int[] Windows = [7, 30, 90];

    public string Name => "features";

    public string Question => "How long do ten million events take to become the features of half a million persons, beside the same SQL typed into DuckDB?";

    public async Task<Outcome<IReadOnlyList<BenchmarkResult>>> RunAsync(VerbProgress progress, CancellationToken cancellationToken)
    {
        await using CommandWorkspace workspace = await CommandWorkspace.OpenWithStoreAsync(
            services =>
            {
                CommandModules.Add(services);
                services.AddFeatureValues();
            },
            cancellationToken, new DataOptions { WarehouseMemoryMegabytes = 3_000 });
        IWarehouse warehouse = workspace.Get<IWarehouse>();
        progress.Report(0, "Making ten million events");
        using WarehouseSession bare = warehouse.Open();
        bare.Create(new WarehouseTable("ingestion", "event"), MadeEvents);
        bare.Expose(new WarehouseTable("ingestion", "event"));
        bare.Run("CREATE TEMP TABLE plain_event AS SELECT * FROM ingestion.event");
        IFeatureViews views = workspace.Get<IFeatureViews>();
        Outcome<FeatureView> active = await views.SaveDraftAsync(View, cancellationToken);
        active = active.IsRefused ? active : await views.ActivateAsync(View.Name, "For the benchmark", cancellationToken);
        return active.IsRefused ? active.Refusal : await MeasureAsync(bare, workspace.Get<IFeatureValues>(), active.Value, progress, cancellationToken);
    }

    private async Task<Outcome<IReadOnlyList<BenchmarkResult>>> MeasureAsync(
        WarehouseSession bare, IFeatureValues values, FeatureView view, VerbProgress progress, CancellationToken cancellationToken)
    {
        List<double> typed = [];
        List<double> built = [];
        long entities = 0;
        for (int round = 0; round < Rounds; round++)
        {
            progress.Report((round + 0.5) / (Rounds + 1), string.Create(CultureInfo.InvariantCulture, $"Round {round + 1} of {Rounds}"));
            long start = Stopwatch.GetTimestamp();
            bare.Run($"CREATE OR REPLACE TEMP TABLE by_hand AS {Typed}");
            typed.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            start = Stopwatch.GetTimestamp();
            Outcome<FeatureFreshness> written = await values.WriteOutAsync(view.Reference, At, cancellationToken);
            built.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (written.IsRefused)
            {
                return written.Refusal;
            }

            entities = written.Value.Entities;
            progress.Say(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: typed {typed[^1]:0.00} s, built {built[^1]:0.00} s"));
        }

        return Outcome.Of<IReadOnlyList<BenchmarkResult>>(
        [
            BenchmarkResult.Against($"{Name}-built-10m", built.Order().ElementAt(Rounds / 2), "s", typed.Order().ElementAt(Rounds / 2)),
            BenchmarkResult.Alone($"{Name}-entities", entities, "entities"),
            BenchmarkResult.Alone($"{Name}-columns", view.Fields.Count, "columns"),
            BenchmarkResult.Alone($"{Name}-peak-memory", Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, "MB"),
        ]);
    }

    private static FeatureViewDefinition View => new()
    {
        Name = "bench",
        Description = "RFM and windows by channel.",
        Owner = "bench",
        Entity = FeatureEntity.UserId,
        Source = new EventRows(),
        Features =
        [
            new("recency", "Days since the last purchase", new WindowFeature(WindowAggregate.DaysSinceLast) { Filter = "type = 'purchase'" }),
            new("frequency", "Purchases", new WindowFeature(WindowAggregate.Count) { Filter = "type = 'purchase'" }),
            new("monetary", "Spent, in cents", new WindowFeature(WindowAggregate.SumOfMoney, "value") { Filter = "type = 'purchase'" }),
            .. Windows.Select(days => new FeatureDefinition(
                string.Create(CultureInfo.InvariantCulture, $"events_{days}d"), "Events by channel", new WindowFeature(WindowAggregate.Count, null, days) { Split = new FeatureSplit("channel", Channels) })),
        ],
    };

    /// <summary>The same features as a person would type them.</summary>
    private static string Typed
    {
        get
        {
            IEnumerable<string> windows = Windows.SelectMany(_ => Channels, (days, channel) => string.Create(
                CultureInfo.InvariantCulture, $"count(*) FILTER (WHERE event_time >= TIMESTAMP '2026-01-01' - INTERVAL {days} DAY AND channel = '{channel}') AS events_{days}d_{channel}"));
            return $"""
                SELECT user_id AS entity_key, TIMESTAMP '2026-01-01' AS as_of,
                    (epoch_us(TIMESTAMP '2026-01-01') - epoch_us(max(event_time) FILTER (WHERE type = 'purchase'))) / 86400000000.0 AS recency,
                    count(*) FILTER (WHERE type = 'purchase') AS frequency,
                    coalesce(sum(CAST(round(value * 100) AS BIGINT)) FILTER (WHERE type = 'purchase'), 0) AS monetary,
                    {string.Join(",\n    ", windows)}
                FROM plain_event
                WHERE user_id IS NOT NULL AND event_time < TIMESTAMP '2026-01-01' AND received_at <= TIMESTAMP '2026-01-01' GROUP BY user_id
                """;
        }
    }

    private static string MadeEvents => string.Create(CultureInfo.InvariantCulture, $"""
        SELECT 'e' || i AS event_id, CASE WHEN h % 20 = 0 THEN 'purchase' WHEN h % 20 < 8 THEN 'click' ELSE 'page' END AS type,
            TIMESTAMP '2025-01-01' + to_seconds(CAST(hash(i + 1) % 31536000 AS BIGINT)) AS event_time,
            TIMESTAMP '2025-01-01' + to_seconds(CAST(hash(i + 1) % 31536000 + hash(i + 2) % 7200 AS BIGINT)) AS received_at,
            'bench' AS source, 'web_analytics' AS schema_name, 1 AS schema_version, NULL::VARCHAR AS anonymous_id, 'u' || (hash(i + 3) % {Persons}) AS user_id,
            NULL::VARCHAR AS email_sha256, NULL::VARCHAR AS phone_sha256, 'desktop' AS device_type,
            ['email', 'social', 'search', 'display', 'affiliate', 'direct'][CAST(hash(i + 4) % 6 + 1 AS INTEGER)] AS channel,
            NULL::VARCHAR AS campaign, NULL::VARCHAR AS creative, NULL::VARCHAR AS page, NULL::VARCHAR AS order_id,
            CASE WHEN h % 20 = 0 THEN round((hash(i + 5) % 20000) / 100.0, 2) END AS value, 'EUR' AS currency, NULL::VARCHAR AS properties, 'b' AS batch_id, false AS is_late
        FROM (SELECT range AS i, hash(range) AS h FROM range({Events}))
        """);
}
