using System.Diagnostics;
using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Features.Exploration;

/// <summary>Noise in which nothing may be found, and ten million rows that must answer in seconds.</summary>
public sealed class ExplorerScaleTests(ITestOutputHelper output)
{
    private static readonly (string, ColumnType)[] NoiseColumns =
        [("x", ColumnType.Number), ("y", ColumnType.Number), ("z", ColumnType.Integer), ("u", ColumnType.Text), ("v", ColumnType.Text), ("w", ColumnType.Boolean)];

    private static readonly (string, ColumnType)[] WideColumns =
    [
        ("id", ColumnType.Integer), ("code", ColumnType.Text), ("at", ColumnType.Timestamp), ("n1", ColumnType.Number), ("n2", ColumnType.Number), ("n3", ColumnType.Number),
        ("n4", ColumnType.Number), ("n5", ColumnType.Number), ("n6", ColumnType.Number), ("i1", ColumnType.Integer), ("i2", ColumnType.Integer), ("i3", ColumnType.Integer),
        ("i4", ColumnType.Integer), ("c1", ColumnType.Text), ("c2", ColumnType.Text), ("c3", ColumnType.Text), ("c4", ColumnType.Text), ("c5", ColumnType.Text),
        ("b1", ColumnType.Boolean), ("y", ColumnType.Integer),
    ];

    [Fact]
    public async Task On_noise_no_more_relations_comparisons_and_targets_show_anything_than_the_level_says()
    {
        const int worlds = 60;
        using ExplorerWork work = new();
        int[] alarms = new int[3];
        for (int seed = 1; seed <= worlds; seed++)
        {
            string key = work.Table($"noise_{seed}", Noise(seed), NoiseColumns);
            ExploreQuestion question = new(key) { Target = "w" };
            ColumnRelations relations = (await work.Explorer.RelationsAsync(question, [], null, default)).Value;
            ExploreOverview overview = (await work.Explorer.OverviewAsync(question, null, default)).Value;
            CohortComparison comparison = (await work.Explorer.CompareAsync(
                question, [new("v", ConditionOperator.Is, "a")], [new("v", ConditionOperator.IsNot, "a")], null, default)).Value;
            Assert.Equal(15, relations.Pairs.Count);
            alarms[0] += relations.Pairs.Any(pair => pair.IsFoundAt(0.05) || pair.Groups?.IsFoundAt(0.05) is true) ? 1 : 0;
            alarms[1] += overview.Columns.Any(column => column.Association?.IsFoundAt(0.05) is true) ? 1 : 0;
            alarms[2] += comparison.Columns.Any(column => column.IsFoundAt(0.05) || column.IsMissingFoundAt(0.05)) ? 1 : 0;
        }

        output.WriteLine($"Of {worlds} worlds of noise: relations {alarms[0]}, targets {alarms[1]}, comparisons {alarms[2]} with a false alarm.");
        Assert.All(alarms, count => Assert.True(count <= (worlds * 0.05) + (3 * Math.Sqrt(worlds * 0.05 * 0.95)), $"{count} alarms."));
    }

    [LongFact]
    public async Task Ten_million_rows_of_twenty_columns_cost_less_than_bare_SUMMARIZE()
    {
        using ExplorerWork work = new();
        string key = work.Table("wide", Wide, WideColumns);
        ExploreQuestion question = new(key) { Target = "y" };
        Process process = Process.GetCurrentProcess();
        long before = process.WorkingSet64;

        double summarize = Timed("bare SUMMARIZE", () =>
        {
            using WarehouseSession session = work.Files.Get<IWarehouse>().Open(new WarehouseTable("features", "wide"));
            return Task.FromResult(session.Query("SUMMARIZE features.wide", row => row.GetString(0)).Count);
        });
        double plain = Timed("overview, no target", async () => (await work.Explorer.OverviewAsync(question with { Target = null }, null, default)).Value.Columns.Count);
        double target = Timed("overview against the target", async () => (await work.Explorer.OverviewAsync(question, null, default)).Value.Columns.Count);
        Timed("the same again", async () => (await work.Explorer.OverviewAsync(question, null, default)).Value.Columns.Count);
        Timed("overview of a third of the rows", async () => (int)(await work.Explorer.OverviewAsync(question with { Where = [new("b1", ConditionOperator.Is, "true")] }, null, default)).Value.Rows);
        Timed("distribution of a number", async () => (await work.Explorer.DistributionAsync(question, "n2", default)).Value.Intervals.Count);
        Timed("target by a number", async () => (await work.Explorer.AgainstTargetAsync(question, "n2", default)).Value.Points.Count);
        Timed("number by words", async () => (await work.Explorer.BySegmentAsync(question, "n2", "c2", default)).Value.Points.Count);
        Timed("number by week", async () => (await work.Explorer.OverTimeAsync(question, "n2", null, TimeStep.Week, default)).Value.Points.Count);
        Timed("relations", async () => (await work.Explorer.RelationsAsync(question, [], null, default)).Value.Pairs.Count);
        double compare = Timed("compare", async () => (await work.Explorer.CompareAsync(
            question, [new("c1", ConditionOperator.Is, "email")], [new("c1", ConditionOperator.Is, "social")], null, default)).Value.Columns.Count);
        process.Refresh();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Against SUMMARIZE, by processors: overview {plain / summarize:0.00}, with target {target / summarize:0.00}. Peak working set {process.PeakWorkingSet64 / 1e6:0} MB, {before / 1e6:0} MB before."));

        Assert.True(plain < summarize, $"{plain:0.0} s against {summarize:0.0} s.");
        Assert.True(target < summarize, $"{target:0.0} s against {summarize:0.0} s.");
        Assert.True(compare < summarize, $"{compare:0.0} s against {summarize:0.0} s.");
    }

    /// <returns>Seconds of processors: other work on the machine does not change them.</returns>
    private double Timed(string what, Func<Task<int>> work)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        int found = work().GetAwaiter().GetResult();
        double processors = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s, {processors:0.00} s of processors ({found:N0})"));
        return processors;
    }

    private static string Noise(int seed)
    {
        string draw(int column) => string.Create(CultureInfo.InvariantCulture, $"(hash(i * 31 + {column} + {seed} * 100003) % 1000000) / 1000000.0");
        return $"""
            SELECT {draw(1)} AS x, CASE WHEN {draw(2)} > 0.2 THEN ln({draw(3)} + 0.001) END AS y, CAST({draw(4)} * 40 AS INTEGER) AS z, 'u' || CAST({draw(5)} * 7 AS INTEGER) AS u,
                CASE WHEN {draw(6)} < 0.4 THEN 'a' WHEN {draw(6)} < 0.7 THEN 'b' ELSE 'c' END AS v, {draw(7)} < 0.15 AS w
            FROM range(600) AS r(i)
            """;
    }

    private const string Wide = """
        SELECT i AS id, 'lead-' || i AS code, TIMESTAMP '2025-01-01' + INTERVAL (i % 31536000) SECOND AS at,
            (hash(i * 3) % 1000000) / 1000000.0 AS n1, CAST(ln(1 + (hash(i * 5) % 1000000)) AS DOUBLE) AS n2,
            CASE WHEN hash(i * 7) % 10 = 0 THEN NULL ELSE (hash(i * 7) % 100000) / 3.0 END AS n3, sqrt(CAST(hash(i * 11) % 1000000 AS DOUBLE)) AS n4,
            (hash(i * 27) % 1000000) / 7.0 AS n5, (hash(i * 29) % 1000000) / 9.0 AS n6,
            CAST(hash(i * 13) % 80 AS BIGINT) AS i1, CAST(hash(i * 17) % 5 AS BIGINT) AS i2, CAST(hash(i * 19) % 100000 AS BIGINT) AS i3, CAST(hash(i * 23) % 1000 AS BIGINT) AS i4,
            CASE hash(i * 31) % 6 WHEN 0 THEN 'email' WHEN 1 THEN 'search' WHEN 2 THEN 'social' WHEN 3 THEN 'display' WHEN 4 THEN 'direct' ELSE 'referral' END AS c1,
            'city-' || (hash(i * 37) % 400) AS c2, 'k' || (hash(i * 41) % 20) AS c3, 'p' || (hash(i * 43) % 20000) AS c4,
            CASE WHEN hash(i * 53) % 20 = 0 THEN NULL ELSE 'x' || (hash(i * 53) % 7) END AS c5, hash(i * 47) % 3 = 0 AS b1, CAST(hash(i * 59) % 100 < 12 AS BIGINT) AS y
        FROM range(10000000) AS r(i)
        """;
}
