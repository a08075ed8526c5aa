using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Graph.Algorithms;
using MarketingAI.Engine.Identity.Graph.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Graph;

/// <summary>One run: reads everything that ties keys, finds the persons, carries ids, notes merges and splits, chooses golden records, and writes all in one transaction.</summary>
internal sealed class GraphBuilder(IWarehouse warehouse, GraphSources sources, TimeProvider clock)
{
    public async Task<Outcome<GraphBuild>> BuildAsync(GraphOptions options, CancellationToken cancellationToken)
    {
        long begun = clock.GetTimestamp();
        (IReadOnlyList<GraphSource> tables, IReadOnlyList<GraphMatch> matches) = await sources.ListAsync(cancellationToken);
        return await Task.Run(() => Build(options, tables, matches, begun, cancellationToken), cancellationToken);
    }

    /// <summary>The data sets that tie keys now.</summary>
    public async Task<IReadOnlyList<GraphSource>> SourcesAsync(CancellationToken cancellationToken) => (await sources.ListAsync(cancellationToken)).Sources;

    private Outcome<GraphBuild> Build(
        GraphOptions options, IReadOnlyList<GraphSource> tables, IReadOnlyList<GraphMatch> matches, long begun, CancellationToken cancellationToken)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution, [.. tables.Select(table => table.DataSet.Table)]);
        bool hasEvents = Exposed(session, GraphTables.Event);
        bool hasMatches = Exposed(session, GraphTables.MatchPair);
        if (!hasEvents && tables.Count == 0)
        {
            return new NothingToResolve();
        }

        GraphTables.Make(session);
        GraphTables.Expose(session);
        GraphReading reading = new(session);
        GraphParts parts = GraphParts.Find(session, hasEvents, tables, options.ReadsAll);
        reading.Read(parts, hasMatches ? matches : [], options);
        cancellationToken.ThrowIfCancellationRequested();
        Found found = Find(session, reading, tables, options);
        GoldenRow[] golden = [.. GoldenRows.Chosen(reading.Candidates(tables, found.Persons))];
        cancellationToken.ThrowIfCancellationRequested();
        GraphWriting.Write(session, reading, found, golden, hasEvents ? options.LoginHours : null, clock.GetUtcNow().UtcDateTime);
        return new GraphBuild(
            reading.Nodes.Count, reading.Links.Count, found.Persons.Distinct().LongCount(), found.Changes.Count(change => change.Change.Kind == ChangeKind.Merge),
            found.Changes.Count(change => change.Change.Kind == ChangeKind.Split), clock.GetElapsedTime(begun).TotalSeconds, parts.IsFull);
    }

    private Found Find(WarehouseSession session, GraphReading reading, IReadOnlyList<GraphSource> tables, GraphOptions options)
    {
        long next = session.Count($"SELECT coalesce(max(key_no), 0) FROM {GraphTables.Key}");
        long[] numbers = [.. reading.Nodes.Select(node => node.Number ?? ++next)];
        Dictionary<long, int> placeOf = [];
        for (int i = 0; i < numbers.Length; i++)
        {
            placeOf[numbers[i]] = i;
        }

        Decisions decisions = Decisions.Of(session);
        int[] Places(IEnumerable<long> keys) => [.. keys.Where(placeOf.ContainsKey).Select(key => placeOf[key])];
        IEnumerable<KeyEdge> byHand = decisions.Together.Select(group => Places(group)).Where(group => group.Length > 1)
            .SelectMany(group => group.Skip(1).Select(place => new KeyEdge(group[0], place, EvidenceKind.ByHand, 1)));
        GraphInput input = new(
            [.. reading.Nodes.Select(node => node.Kind)], [.. reading.Nodes.Select(node => node.IsLogin)], reading.Births(tables),
            [.. reading.Links.Select(link => new KeyEdge(link.Left, link.Right, link.Evidence, link.Probability)), .. byHand],
            [.. decisions.Apart.Select(pair => new Apart(Places(pair.First), Places(pair.Second)))]);
        GraphResult result = PersonGraph.Resolve(input, options);
        Guid?[] before = [.. reading.Nodes.Select(node => node.Person)];
        Guid[] persons = StablePersons.Carry(result.Component, before, (left, right) => left.CompareTo(right), () => Ids.New(clock));
        return new Found(numbers, persons, result, Changes(numbers, before, persons), [.. input.Edges.Skip(reading.Links.Count)]);
    }

    private List<(GraphChange Change, Guid? Undoes, IReadOnlyList<KeyMove> Moves)> Changes(long[] numbers, Guid?[] before, Guid[] persons)
    {
        HashSet<Guid> known = [.. before.OfType<Guid>()];
        Dictionary<(Guid From, Guid To), List<KeyMove>> moved = [];
        ILookup<Guid, long> stayed = Enumerable.Range(0, numbers.Length).Where(i => before[i] == persons[i]).ToLookup(i => persons[i], i => numbers[i]);
        for (int i = 0; i < numbers.Length; i++)
        {
            if (before[i] is { } from && from != persons[i])
            {
                moved.TryAdd((from, persons[i]), []);
                moved[(from, persons[i])].Add(new KeyMove(numbers[i], from, persons[i]));
            }
        }

        return
        [
            .. moved.OrderBy(pair => pair.Key.From).ThenBy(pair => pair.Key.To).Select(pair =>
            {
                bool isMerge = known.Contains(pair.Key.To) && !stayed[pair.Key.From].Any();
                Guid beside = isMerge ? pair.Key.To : pair.Key.From;
                IEnumerable<KeyMove> witnesses = stayed[beside].Select(key => new KeyMove(key, beside, beside));
                GraphChange change = new(
                    Ids.New(clock), clock.GetUtcNow(), Actor.System.Name, isMerge ? ChangeKind.Merge : ChangeKind.Split, IsByHand: false, pair.Key.From, pair.Key.To,
                    pair.Value.Count, isMerge ? "New evidence ties them." : "What tied them is gone or shared.", null);
                return (change, (Guid?)null, (IReadOnlyList<KeyMove>)[.. pair.Value, .. witnesses]);
            }),
        ];
    }

    private static bool Exposed(WarehouseSession session, WarehouseTable table)
    {
        if (!session.Has(table))
        {
            return false;
        }

        session.Expose(table);
        return true;
    }
}
