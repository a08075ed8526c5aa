using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Identity.Matching;

internal sealed class OfflineService(IMatchRuns runs, MatchPairTable matched, IDataSets dataSets, OfflineTable table) : IOfflineConversions
{
    public async Task<Outcome<OfflineReport>> ComputeAsync(Guid runId, string timeColumn, string valueColumn, CancellationToken cancellationToken)
    {
        MatchRun? run = await runs.FindAsync(runId, cancellationToken);
        DataSet? sales = run is null ? null : await dataSets.FindAsync(run.LeftSet, cancellationToken);
        DataSet? persons = run?.RightSet is { } right ? await dataSets.FindAsync(right, cancellationToken) : null;
        if (run is null || sales is null || persons is null)
        {
            return new NotSales("The run must link sales (first) with records of persons (second), and both must still be here.");
        }

        if (!IsOf(sales, timeColumn, ColumnType.Timestamp, ColumnType.Date) || !IsOf(sales, valueColumn, ColumnType.Number, ColumnType.Integer))
        {
            return new NotSales($"{sales.Name} needs a column with the time of the sale and one with its value; '{timeColumn}' and '{valueColumn}' are not of that kind.");
        }

        IReadOnlyList<OfflineSale> candidates = await SalesAsync(run, sales, timeColumn, valueColumn, cancellationToken);
        IReadOnlyList<PersonClick> clicks = await Task.Run(() => table.Clicks(persons, run.Plan, PersonOf(run, runId)), cancellationToken);
        MatchReport report = run.Report;
        double spread = report.Expected.Estimate > 0 ? (report.Expected.High - report.Expected.Low) / (2 * 1.96 * report.Expected.Estimate) : 0.5;
        (OfflineReport found, IReadOnlyList<OfflineConversion> rows) = await Task.Run(() => OfflineWeighing.Weigh(candidates, clicks, spread, report.Seed), cancellationToken);
        table.Replace(runId, rows);
        return found;
    }

    public Task<IReadOnlyList<OfflineConversion>> RowsAsync(Guid runId, CancellationToken cancellationToken) => Task.Run(() => table.Rows(runId), cancellationToken);

    public async Task<IReadOnlyList<WeightedPurchase>> PurchasesAsync(Guid runId, CancellationToken cancellationToken) =>
    [
        .. (await RowsAsync(runId, cancellationToken)).GroupBy(row => (row.PersonId, row.SaleId))
            .Select(group => new WeightedPurchase(group.Key.PersonId, group.Key.SaleId, group.First().SoldAt, group.First().Value, group.Sum(row => row.Probability))),
    ];

    private async Task<IReadOnlyList<OfflineSale>> SalesAsync(MatchRun run, DataSet sales, string timeColumn, string valueColumn, CancellationToken cancellationToken)
    {
        List<string> columns = [timeColumn, valueColumn, .. run.Plan.LeftKey is null ? Array.Empty<string>() : [run.Plan.LeftKey]];
        ColumnTable read = await dataSets.ReadAsync(sales, [.. columns.Distinct(StringComparer.Ordinal)], cancellationToken, Purposes.IdentityResolution);
        IReadOnlyList<string> keys = RecordKeys.Of(read, run.Plan.LeftKey);
        Dictionary<string, string> persons = PersonOf(run, run.Id);
        IReadOnlyList<MatchPair> pairs = await Task.Run(() => matched.Kept(run.Id), cancellationToken);
        ILookup<string, MatchPair> bySale = pairs.ToLookup(pair => pair.LeftId, StringComparer.Ordinal);
        TimeColumn times = (TimeColumn)read[timeColumn];
        NumberColumn values = (NumberColumn)read[valueColumn];
        List<OfflineSale> found = [];
        for (int i = 0; i < keys.Count; i++)
        {
            if (!times.IsMissing(i) && !values.IsMissing(i))
            {
                found.Add(new OfflineSale(keys[i], new DateTimeOffset(times.UtcTicks[i], TimeSpan.Zero), values.Values[i],
                [
                    .. bySale[keys[i]].Select(pair => new SaleCandidate(pair.RightId, persons.GetValueOrDefault(pair.RightId, pair.RightId), Chance(pair))),
                ]));
            }
        }

        return found;
    }

    /// <summary>What a person decided holds over the model.</summary>
    private static double Chance(MatchPair pair) => string.Equals(pair.DecidedBy, "model", StringComparison.Ordinal) ? pair.Probability
        : pair.Decision switch
        {
            PairDecision.Accepted => 0.999,
            PairDecision.Rejected => 0.001,
            PairDecision.Unsure => pair.Probability,
            _ => throw new ArgumentOutOfRangeException(nameof(pair), pair.Decision, "No such decision."),
        };

    private Dictionary<string, string> PersonOf(MatchRun run, Guid runId) => table.PersonsOf(runId, run.RightSet!.Value.ToString());

    private static bool IsOf(DataSet set, string column, params ColumnType[] types) =>
        set.Columns.Any(found => string.Equals(found.Name, column, StringComparison.Ordinal) && types.Contains(found.Type));
}
