using System.Globalization;
using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Identity.Matching;

internal sealed class MatchingService(IDataSets dataSets, MatchEngine engine, TruthTables truths) : IMatching
{
    private const int ValuesLookedAt = 500;
    private const int LeastRecords = 2;

    public async Task<Outcome<MatchPlan>> ProposeAsync(DataSet left, DataSet? right, CancellationToken cancellationToken)
    {
        IReadOnlyList<ColumnLook> ofLeft = await LookAsync(left, cancellationToken);
        IReadOnlyList<ColumnLook>? ofRight = right is null ? null : await LookAsync(right, cancellationToken);
        return PlanChoice.For(left.Name, ofLeft, ofRight);
    }

    public Refusal? Fault(MatchPlan plan, DataSet left, DataSet? right) => PlanCheck.Fault(plan, left, right);

    public async Task<Outcome<MatchResult>> MatchAsync(
        DataSet left, DataSet? right, MatchPlan plan, MatchOptions options, IProgress<MatchProgress>? progress, CancellationToken cancellationToken)
    {
        Outcome<PreparedMatch> prepared = await PrepareAsync(left, right, plan, options, cancellationToken);
        return prepared.IsRefused
            ? prepared.Refusal
            : await Task.Run(() => engine.Run(prepared.Value, options, step => progress?.Report(step), cancellationToken), cancellationToken);
    }

    public async Task<Outcome<RecordIndex>> IndexAsync(
        DataSet left, DataSet? right, MatchPlan plan, MatchOptions options, MatchResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        Outcome<PreparedMatch> prepared = await PrepareAsync(left, right, plan, options, cancellationToken);
        int from = prepared.IsRefused || !prepared.Value.IsLink ? 0 : prepared.Value.Records.Left;
        return prepared.IsRefused
            ? prepared.Refusal
            : await Task.Run(() => new RecordIndex(prepared.Value, result.Report, options, [.. result.Cluster.Skip(from).Select(result.KeyOf)]), cancellationToken);
    }

    /// <summary>Goes on from an earlier run: its model holds, and only records that are new or were changed are compared, with all.</summary>
    public async Task<Outcome<MatchResult>> ContinueAsync(
        DataSet left, DataSet? right, MatchPlan plan, MatchOptions options, EarlierRun earlier, IProgress<MatchProgress>? progress, CancellationToken cancellationToken)
    {
        Outcome<PreparedMatch> prepared = await PrepareAsync(left, right, plan, options, cancellationToken);
        return prepared.IsRefused
            ? prepared.Refusal
            : await Task.Run(() => engine.Run(
                prepared.Value, options, step => progress?.Report(step), cancellationToken, given: earlier.For(prepared.Value)), cancellationToken);
    }

    public Task<Outcome<MatchTruth>> ReadTruthAsync(IReadOnlyList<DataSet> tables, MatchResult result, CancellationToken cancellationToken) =>
        truths.ReadAsync(tables, result, cancellationToken);

    public Task<Outcome<MatchTruth>> ReadTruthAsync(DataSet left, string column, MatchResult result, CancellationToken cancellationToken) =>
        truths.ReadColumnAsync(left, column, result, cancellationToken);

    public Outcome<TruthReport> Judge(MatchResult result, MatchTruth truth) => TruthCheck.Of(result, truth);

    /// <summary>Reads and normalises the records of a plan.</summary>
    public async Task<Outcome<PreparedMatch>> PrepareAsync(
        DataSet left, DataSet? right, MatchPlan plan, MatchOptions options, CancellationToken cancellationToken, string? purpose = null)
    {
        if (PlanCheck.Fault(plan, left, right) is { } fault)
        {
            return fault;
        }

        if (left.Rows + (right?.Rows ?? 0) < LeastRecords)
        {
            return new TooFewRecords(left.Rows + (right?.Rows ?? 0), LeastRecords);
        }

        ColumnTable leftTable = await ReadAsync(left, plan.Fields.Select(field => field.LeftColumn), plan.LeftKey, purpose, cancellationToken);
        ColumnTable? rightTable = right is null ? null : await ReadAsync(right, plan.Fields.Select(field => field.RightColumn), plan.RightKey, purpose, cancellationToken);
        return await Task.Run<Outcome<PreparedMatch>>(
            () => new PreparedMatch(
                plan, RecordPreparation.Prepare(plan.Fields, leftTable, rightTable, options.PhoneRegion),
                RecordKeys.Of(leftTable, plan.LeftKey), rightTable is null ? [] : RecordKeys.Of(rightTable, plan.RightKey), right is not null),
            cancellationToken);
    }

    private async Task<ColumnTable> ReadAsync(DataSet set, IEnumerable<string> columns, string? key, string? purpose, CancellationToken cancellationToken)
    {
        List<string> wanted = [.. columns.Select(column => PlanChoice.Source(column).Column).Concat(key is null ? [] : [key]).Distinct(StringComparer.Ordinal)];
        return await dataSets.ReadAsync(set, wanted, cancellationToken, purpose);
    }

    private async Task<IReadOnlyList<ColumnLook>> LookAsync(DataSet set, CancellationToken cancellationToken)
    {
        IReadOnlyList<IReadOnlyList<string?>> rows = await dataSets.FirstRowsAsync(set, ValuesLookedAt, cancellationToken);
        return
        [
            .. set.Columns.Select((column, i) => new ColumnLook(
                column.Name, column.Type, column.Distinct, column.MissingShare, set.Rows, [.. rows.Select(row => row[i]).OfType<string>()])),
        ];
    }
}

/// <summary>The keys of records as text.</summary>
internal static class RecordKeys
{
    public static IReadOnlyList<string> Of(ColumnTable table, string? column)
    {
        if (column is null)
        {
            return [.. Enumerable.Range(1, table.Rows).Select(row => row.ToString(CultureInfo.InvariantCulture))];
        }

        return Texts(table[column]).Select((text, row) => text ?? string.Create(CultureInfo.InvariantCulture, $"row {row + 1}")).ToArray();
    }

    public static IEnumerable<string?> Texts(TableColumn column)
    {
        for (int i = 0; i < column.Length; i++)
        {
            yield return column.IsMissing(i) ? null : column switch
            {
                CategoryColumn words => words.Levels[words.Codes[i]],
                NumberColumn numbers => numbers.Values[i].ToString("R", CultureInfo.InvariantCulture),
                TimeColumn times => new DateTime(times.UtcTicks[i], DateTimeKind.Utc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                _ => null,
            };
        }
    }
}
