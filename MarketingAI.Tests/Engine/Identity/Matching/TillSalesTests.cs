using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Identity.Matching;

/// <summary>Sales at the till of the stored world, linked with its customer register: what is to be expected against what is true.</summary>
public sealed class TillSalesTests(ITestOutputHelper output) : IDisposable
{
    private readonly KeptRuns _kept = new();

    [Fact]
    public async Task Expected_sales_and_value_lie_within_five_percent_of_the_truth()
    {
        (MatchRun run, _) = await LinkAsync();

        OfflineReport report = (await _kept.Work.Get<IOfflineConversions>().ComputeAsync(run.Id, "sold_at", "amount", default)).Value;
        IReadOnlyList<WeightedPurchase> purchases = await _kept.Work.Get<IOfflineConversions>().PurchasesAsync(run.Id, default);
        (long sales, double value) = Truth();

        output.WriteLine(FormattableString.Invariant(
            $"Sales of known persons: true {sales}, expected {report.Matched.Estimate:0.0} ({report.Matched.Low:0.0} to {report.Matched.High:0.0}) of {report.Sales}; value true {value:0}, expected {report.MatchedValue.Estimate:0} ({report.MatchedValue.Low:0} to {report.MatchedValue.High:0})."));
        Assert.Equal(1106, report.Sales);
        Assert.InRange(report.Matched.Estimate, 0.95 * sales, 1.05 * sales);
        Assert.InRange(report.MatchedValue.Estimate, 0.95 * value, 1.05 * value);
        Assert.Equal(report.Matched.Estimate, purchases.Sum(purchase => purchase.Weight), 6);
        Assert.Equal(report.MatchedValue.Estimate, purchases.Sum(purchase => purchase.Weight * purchase.Value), 3);
        Assert.All(purchases.GroupBy(purchase => purchase.SaleId, StringComparer.Ordinal), sale => Assert.InRange(sale.Sum(purchase => purchase.Weight), 0, 1 + 1e-9));
    }

    [Fact]
    public async Task Clicks_of_known_cookies_enter_and_teach_the_lag()
    {
        string sample = Repository.PathOf("data", "sample");
        using (WarehouseSession session = _kept.Work.Get<IWarehouse>().Open())
        {
            session.Create(new WarehouseTable("ingestion", "event"), $"""
                SELECT DISTINCT event_id, type, cookie_id AS anonymous_id, email_sha256, channel, event_time::TIMESTAMP AS event_time
                FROM read_json('{sample}/retail/web/events.jsonl.gz', columns = {"{event_id: 'VARCHAR', type: 'VARCHAR', cookie_id: 'VARCHAR', email_sha256: 'VARCHAR', channel: 'VARCHAR', event_time: 'VARCHAR'}"})
                """);
        }

        (MatchRun run, _) = await LinkAsync();

        OfflineReport report = (await _kept.Work.Get<IOfflineConversions>().ComputeAsync(run.Id, "sold_at", "amount", default)).Value;
        IReadOnlyList<OfflineConversion> rows = await _kept.Work.Get<IOfflineConversions>().RowsAsync(run.Id, default);
        (long sales, _) = Truth();

        output.WriteLine(FormattableString.Invariant(
            $"With clicks: expected {report.Matched.Estimate:0.0} ({report.Matched.Low:0.0} to {report.Matched.High:0.0}), true {sales}; by a click {report.ByClick.Estimate:0.0}; lag median {report.Lag.MedianDays:0.00} days, log sd {report.Lag.LogSd:0.00}, click share {report.Lag.ClickShare:0.00}, learnt from {report.Lag.Learnt:0}; planted 3.5, 0.9, 0.6."));
        Assert.InRange(report.Matched.Estimate, 0.95 * sales, 1.05 * sales);
        Assert.All(rows.Where(row => row.ClickedAt is not null), row => Assert.True(row.ClickedAt < row.SoldAt));
        Assert.Equal(report.ByClick.Estimate, rows.Where(row => row.EventId is not null).Sum(row => row.Probability), 6);
        Assert.Equal(report.Channels.Sum(channel => channel.Conversions.Estimate), report.ByClick.Estimate, 6);
    }

    [Fact]
    public async Task A_run_that_links_nothing_or_columns_of_another_kind_are_refused()
    {
        DataSet register = await _kept.ImportAsync(Register.Sample().Take(401), "Register");
        MatchRun repeats = await _kept.KeepAsync(register);
        (MatchRun run, _) = await LinkAsync();
        IOfflineConversions offline = _kept.Work.Get<IOfflineConversions>();

        Outcome<OfflineReport> noLink = await offline.ComputeAsync(repeats.Id, "created_at", "amount", default);
        Outcome<OfflineReport> noTime = await offline.ComputeAsync(run.Id, "store", "amount", default);

        Assert.Contains("must link sales", Assert.IsType<NotSales>(noLink.Refusal).Reason, StringComparison.Ordinal);
        Assert.Contains("'store'", Assert.IsType<NotSales>(noTime.Refusal).Reason, StringComparison.Ordinal);
    }

    public void Dispose() => _kept.Dispose();

    private async Task<(MatchRun Run, JobResult Result)> LinkAsync()
    {
        DataSet sales = await _kept.ImportAsync(Register.Lines("retail/store/till_sales.csv.gz"), "Sales");
        DataSet register = await _kept.ImportAsync(Register.Sample(), "Customers");
        (JobResult result, MatchRun? run) = await _kept.RunAsync(new MatchRecordsRequest("Sales", sales.Id, register.Id, null, false, null, 1));
        Assert.False(result.Refused, result.Summary);
        return (run!, result);
    }

    /// <summary>Sales of persons that the register has a record of, and their worth.</summary>
    private static (long Sales, double Value) Truth()
    {
        HashSet<string> known = [.. Register.Lines("truth/retail/crm_records.csv.gz").Skip(1).Select(line => line.Split(',')[1])];
        Dictionary<string, double> worth = Register.Lines("retail/store/till_sales.csv.gz").Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => double.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        string[] sales = [.. Register.Lines("truth/retail/till_sales.csv.gz").Skip(1).Select(line => line.Split(',')).Where(cells => known.Contains(cells[1])).Select(cells => cells[0])];
        return (sales.Length, sales.Sum(sale => worth[sale]));
    }
}
