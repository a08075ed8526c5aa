using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Decisioning.Log.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>Reads both places of the log. The files are opened before the table is asked which of them it holds: none is counted twice or missed.</summary>
internal sealed class DecisionLogService(DecisionFiles log, DecisionTable table, DecisionMover mover, WorkScope scope, IEnumerable<IValueMasks> masks) : IDecisionLog
{
    public Task<IReadOnlyList<Decision>> ListAsync(DecisionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        string unit = scope.Unit.Value;
        return Task.Run<IReadOnlyList<Decision>>(() => [.. List(query, unit, cancellationToken).Select(Shown)], cancellationToken);
    }

    public Task<Decision?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        string unit = scope.Unit.Value;
        return Task.Run(() => Find(id, unit, cancellationToken) is { } found ? Shown(found) : null, cancellationToken);
    }

    public Task<DecisionTraffic> TrafficAsync(DecisionQuery query, TimeSpan step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(step, TimeSpan.FromMilliseconds(1));
        string unit = scope.Unit.Value;
        return Task.Run(() => Count(query, new TrafficCount(step), unit, cancellationToken), cancellationToken);
    }

    public Task<IReadOnlyList<string>> KeysAsync(string alias, DateTimeOffset since, CancellationToken cancellationToken)
    {
        string unit = scope.Unit.Value;
        return Task.Run(() => Keys(alias, since, unit), cancellationToken);
    }

    public Task<long> MoveToTableAsync(CancellationToken cancellationToken) => mover.MoveAsync(cancellationToken);

    /// <summary>A row is recorded as it was sent; it is shown as the reader may see it, from the files as from the table.</summary>
    private Decision Shown(Decision decision) => masks.Aggregate(decision, (shown, mask) => shown with
    {
        Features = mask.ShownJson(shown.Features),
        Served = shown.Served is null ? null : mask.ShownJson(shown.Served),
    });

    private IReadOnlyList<Decision> List(DecisionQuery query, string unit, CancellationToken cancellationToken)
    {
        using SegmentReading files = new(log.Folder);
        IReadOnlyList<Decision> inTable = [];
        IReadOnlySet<string> moved = table.Read(session => inTable = DecisionTable.NewestFirst(session, query, unit));
        List<Decision> found = [];
        foreach (Decision decision in DecisionFiles.NewestFirst(files, unit, moved).Where(decision => Asked(query, decision)).Take(query.Take))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Add(decision);
        }

        found.AddRange(inTable);
        return [.. found.OrderByDescending(decision => decision.Id).Take(query.Take)];
    }

    private IReadOnlyList<string> Keys(string alias, DateTimeOffset since, string unit)
    {
        using SegmentReading files = new(log.Folder);
        SortedSet<string> keys = new(StringComparer.Ordinal);
        IReadOnlySet<string> moved = table.Read(session => keys.UnionWith(DecisionTable.Keys(session, alias, since)));
        keys.UnionWith(DecisionFiles.NewestFirst(files, unit, moved).TakeWhile(decision => decision.At >= since)
            .Where(decision => decision.KeyId.Length > 0 && string.Equals(decision.Alias, alias, StringComparison.Ordinal)).Select(decision => decision.KeyId));
        return [.. keys];
    }

    private Decision? Find(Guid id, string unit, CancellationToken cancellationToken)
    {
        using SegmentReading files = new(log.Folder);
        Decision? inTable = null;
        IReadOnlySet<string> moved = table.Read(session => inTable = DecisionTable.Find(session, id, unit));
        cancellationToken.ThrowIfCancellationRequested();
        return inTable ?? DecisionFiles.NewestFirst(files, unit, moved).FirstOrDefault(decision => decision.Id == id);
    }

    private DecisionTraffic Count(DecisionQuery query, TrafficCount count, string unit, CancellationToken cancellationToken)
    {
        using SegmentReading files = new(log.Folder);
        IReadOnlySet<string> moved = table.Read(session => DecisionTable.Count(session, query, count));
        foreach (Decision decision in DecisionFiles.NewestFirst(files, unit, moved).Where(decision => Asked(query with { Before = null }, decision)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            count.Add(decision);
        }

        return count.Sum();
    }

    private static bool Asked(DecisionQuery query, Decision decision) =>
        (query.Alias is null || string.Equals(query.Alias, decision.Alias, StringComparison.Ordinal))
        && (query.From is null || decision.At >= query.From)
        && (query.Until is null || decision.At < query.Until)
        && (query.Before is null || decision.Id.CompareTo(query.Before.Value) < 0);
}
