using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

public sealed class RuleTests(ITestOutputHelper output) : IDisposable
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private readonly EngineHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(ColumnRuleKind.MissingShare, "mail", .24, false, 1)]
    [InlineData(ColumnRuleKind.MissingShare, "mail", .25, true, 0)]
    [InlineData(ColumnRuleKind.Unique, "id", null, false, 1)]
    [InlineData(ColumnRuleKind.Range, "age", 100.0, false, 1)]
    [InlineData(ColumnRuleKind.Pattern, "mail", null, false, 1)]
    [InlineData(ColumnRuleKind.Values, "size", null, false, 2)]
    [InlineData(ColumnRuleKind.RowCount, null, 4.0, true, 0)]
    [InlineData(ColumnRuleKind.Freshness, "seen", 24.0, false, 0)]
    [InlineData(ColumnRuleKind.Freshness, "seen", 49.0, true, 0)]
    public void Each_rule_is_judged_as_by_hand(ColumnRuleKind kind, string? column, double? high, bool kept, long failing)
    {
        WarehouseTable table = Table("""
            SELECT * FROM (VALUES (1, 'a@x.example', 30, 'S', TIMESTAMP '2026-02-28 09:00:00'), (2, 'it''s', 130, 'M', NULL), (2, NULL, 40, 'it''s', NULL), (3, 'b@x.example', NULL, 'L', NULL))
            AS t(id, mail, age, size, seen)
            """);
        ColumnRule rule = new(kind, column, kind == ColumnRuleKind.Range ? 0 : null, high, kind == ColumnRuleKind.Pattern ? ".+@.+" : null, kind == ColumnRuleKind.Values ? ["S", "it's"] : null);

        RuleResult result = Assert.Single(Check(table, rule).Value.Results);

        Assert.Equal((kept, failing), (result.IsKept, result.Failing));
        Assert.Equal(!kept && failing > 0, result.Sample.Count > 0);
    }

    [Fact]
    public void Rules_that_cannot_be_checked_are_refused_with_the_reason()
    {
        WarehouseTable table = Table("SELECT 1 AS id");

        Assert.Contains("neither a lower nor an upper bound", Check(table, new ColumnRule(ColumnRuleKind.Range, "id")).Refusal!.Reason, StringComparison.Ordinal);
        Assert.Contains("lower bound lies above", Check(table, new ColumnRule(ColumnRuleKind.Range, "id", 3, 2)).Refusal!.Reason, StringComparison.Ordinal);
        Assert.IsType<RuleUnfit>(Check(table, new ColumnRule(ColumnRuleKind.Pattern, "id", Pattern: "(")).Refusal);
        Assert.IsType<RuleUnfit>(Check(table, new ColumnRule(ColumnRuleKind.Unique, "other")).Refusal);
    }

    [Fact]
    public void An_empty_table_keeps_rules_about_rows_and_breaks_those_about_being_there()
    {
        WarehouseTable table = Table("SELECT 1 AS id, now()::TIMESTAMP AS seen WHERE false");

        RuleCheck check = Check(table, new ColumnRule(ColumnRuleKind.MissingShare, "id", High: 0), new ColumnRule(ColumnRuleKind.RowCount, null, 1), new ColumnRule(ColumnRuleKind.Freshness, "seen", High: 24)).Value;

        Assert.Equal([true, false, false], check.Results.Select(result => result.IsKept));
    }

    [LongFact]
    public void A_million_cells_a_second_and_core_are_checked()
    {
        WarehouseTable table = Table("SELECT i AS id, 'p' || (i % 1000) AS code, i % 90 AS age, (i * 7) % 1000 / 10.0 AS share, CASE WHEN i % 3 = 0 THEN 'S' ELSE 'M' END AS size FROM range(2000000) t(i)");
        ColumnRule[] rules =
        [
            new(ColumnRuleKind.Unique, "id"), new(ColumnRuleKind.Pattern, "code", Pattern: "p[0-9]{1,3}"), new(ColumnRuleKind.Range, "age", 0, 120),
            new(ColumnRuleKind.Range, "share", 0, 100), new(ColumnRuleKind.Values, "size", Values: ["S", "M"]),
        ];

        RuleCheck check = Check(table, rules).Value;

        double perCore = check.Cells / check.Took.TotalSeconds / Environment.ProcessorCount;
        output.WriteLine($"{check.Cells:N0} cells in {check.Took.TotalSeconds:0.00} s: {perCore:N0} cells a second and core");
        Assert.All(check.Results, result => Assert.True(result.IsKept));
        Assert.True(perCore >= 1_000_000, $"{perCore:N0} cells a second and core");
    }

    private WarehouseTable Table(string select)
    {
        WarehouseTable table = new("ingestion", "some_rows");
        using IServiceScope scope = _host.Enter();
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open();
        session.Create(table, select);
        return table;
    }

    private Outcome<RuleCheck> Check(WarehouseTable table, params ColumnRule[] rules)
    {
        using IServiceScope scope = _host.Enter();
        IWarehouse warehouse = scope.ServiceProvider.GetRequiredService<IWarehouse>();
        using WarehouseSession session = warehouse.Open(table);
        string[] columns = [.. session.Query($"SELECT column_name FROM (DESCRIBE SELECT * FROM {table})", row => row.GetString(0))];
        return new RuleTable(warehouse).Check(table, columns, null, rules, Now);
    }
}
