using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Graph.Algorithms;
using MarketingAI.Engine.Identity.Graph.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Graph;

internal sealed class IdentityGraphService(GraphBuilder builder, IWarehouse warehouse, GraphGate gate, ILedger ledger, WorkScope scope, TimeProvider clock) : IIdentityGraph
{
    private const int ShortestReason = 5;
    private const int LongestReason = 500;

    private static readonly string[] MayDecide = [Roles.DataScientist, Roles.ComplianceReviewer, Roles.Administrator];

    public Task<Outcome<GraphBuild>> BuildAsync(GraphOptions options, CancellationToken cancellationToken) =>
        gate.OneByOneAsync(() => builder.BuildAsync(options, cancellationToken), cancellationToken);

    public Task<GraphOverview?> OverviewAsync(CancellationToken cancellationToken) => ReadAsync(PersonRows.Overview, null, cancellationToken);

    public Task<IReadOnlyList<PersonLine>> LargestAsync(int most, CancellationToken cancellationToken) =>
        ReadAsync(session => PersonRows.Largest(session, most), [], cancellationToken);

    public Task<IReadOnlyList<GraphEdge>> ConflictsAsync(int most, CancellationToken cancellationToken) =>
        ReadAsync(session => PersonRows.Conflicts(session, most), [], cancellationToken);

    public Task<IReadOnlyList<GraphChange>> ChangesAsync(int most, CancellationToken cancellationToken) =>
        ReadAsync(session => ChangeRows.Newest(session, most), [], cancellationToken);

    public Task<Guid?> FindAsync(KeyKind kind, string value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(value);
        string typed = value.Trim();
        string[] values = kind switch
        {
            KeyKind.EmailSha256 when typed.Contains('@', StringComparison.Ordinal) => [Hashed(typed.ToLowerInvariant())],
            KeyKind.PhoneSha256 when typed.Length < 40 => [Hashed(Digits(typed, plus: true)), Hashed(Digits(typed, plus: false))],
            KeyKind.EmailSha256 or KeyKind.PhoneSha256 => [typed.ToLowerInvariant()],
            _ => [typed],
        };
        // The key is compared in clear, and only the person's number comes back.
        return ReadAsync(session => PersonRows.Find(session, kind, values), null, cancellationToken, Purposes.IdentityResolution);
    }

    public Task<PersonView?> PersonAsync(Guid personId, CancellationToken cancellationToken) => ReadAsync(
        session => PersonRows.Keys(session, personId) is { Count: > 0 } keys
            ? new PersonView(
                personId, keys, PersonRows.Edges(session, personId), PersonRows.Golden(session, personId), ChangeRows.OfPerson(session, personId), PersonRows.Household(session, personId))
            : null,
        null, cancellationToken);

    public Task<Outcome<GraphChange>> MergeAsync(Guid first, Guid second, string reason, CancellationToken cancellationToken) => ChangeAsync(reason, session =>
    {
        if (first == second)
        {
            return new SamePerson();
        }

        Dictionary<long, Guid> keys = PersonRows.Of(session, first, second);
        foreach (Guid person in new[] { first, second })
        {
            if (!keys.ContainsValue(person))
            {
                return new PersonNotFound(person);
            }
        }

        (Guid kept, Guid gone) = first.CompareTo(second) < 0 ? (first, second) : (second, first);
        IReadOnlyList<KeyMove> moves = KeyMoves.Merge(keys, kept, gone);
        return new Made(New(ChangeKind.Merge, gone, kept, moves.Count, reason), null, [.. moves, .. Stays(keys, kept)]);
    }, cancellationToken);

    public Task<Outcome<GraphChange>> SplitAsync(Guid personId, IReadOnlyList<long> keys, string reason, CancellationToken cancellationToken) => ChangeAsync(reason, session =>
    {
        Dictionary<long, Guid> all = PersonRows.Of(session, personId);
        if (all.Count == 0)
        {
            return new PersonNotFound(personId);
        }

        Guid made = Ids.New(clock);
        IReadOnlyList<KeyMove> moves = KeyMoves.Split(all, personId, keys.ToHashSet(), made);
        if (moves.Count == 0 || moves.Count == all.Count)
        {
            return new SplitTakesPart(moves.Count, all.Count);
        }

        HashSet<long> moved = [.. moves.Select(move => move.Key)];
        return new Made(New(ChangeKind.Split, personId, made, moves.Count, reason), null, [.. moves, .. Stays(all, personId).Where(stay => !moved.Contains(stay.Key))]);
    }, cancellationToken);

    public Task<Outcome<GraphChange>> UndoAsync(Guid changeId, string reason, CancellationToken cancellationToken) => ChangeAsync(reason, session =>
    {
        if (ChangeRows.Find(session, changeId) is not { UndoneBy: null, Kind: not ChangeKind.Undo } change)
        {
            return new ChangeNotFound(changeId);
        }

        if (ChangeRows.LaterOnSameKeys(session, changeId) is { } later)
        {
            return new LaterChangeFirst(later);
        }

        IReadOnlyList<KeyMove> back = KeyMoves.Back([.. ChangeRows.Moves(session, changeId).Where(move => move.From != move.To)]);
        return KeyMoves.Apply(PersonRows.OfKeys(session, back.Select(move => move.Key)), back) is not null
            ? new ChangeNotFound(changeId)
            : new Made(New(ChangeKind.Undo, change.To, change.From, back.Count, reason), changeId, back);
    }, cancellationToken);

    private Task<Outcome<GraphChange>> ChangeAsync(string reason, Func<WarehouseSession, Outcome<Made>> decide, CancellationToken cancellationToken) =>
        gate.OneByOneAsync(async () => await ChangeOneAsync(reason, decide, cancellationToken), cancellationToken);

    private async Task<Outcome<GraphChange>> ChangeOneAsync(string reason, Func<WarehouseSession, Outcome<Made>> decide, CancellationToken cancellationToken)
    {
        if (!MayDecide.Any(scope.Actor.Has))
        {
            return new GraphNotYours(scope.Actor.Name);
        }

        if ((reason?.Trim().Length ?? 0) is < ShortestReason or > LongestReason)
        {
            return new GraphReasonMissing();
        }

        IReadOnlyList<GraphSource> sources = await builder.SourcesAsync(cancellationToken);
        Outcome<Made> made = await ReadAsync<Outcome<Made>>(
            session =>
            {
                Outcome<Made> decided = decide(session);
                if (!decided.IsRefused)
                {
                    session.AsOne(() =>
                    {
                        PersonRows.Move(session, decided.Value.Moves);
                        ChangeRows.Keep(session, [(decided.Value.Change, decided.Value.Undoes, decided.Value.Moves)]);
                        GoldenRows.Refresh(session, sources, [.. decided.Value.Moves.SelectMany(move => new[] { move.From, move.To }).Distinct()]);
                        return true;
                    });
                }

                return decided;
            },
            new NothingToResolve(), cancellationToken, Purposes.IdentityResolution, [.. sources.Select(source => source.DataSet.Table)]);
        if (made.IsRefused)
        {
            return made.Refusal;
        }

        GraphChange change = made.Value.Change;
        string detail = JsonSerializer.Serialize(new { change = change.Id, from = change.From, to = change.To, keys = change.Keys, undoes = made.Value.Undoes });
        await ledger.AppendAsync(new LedgerEntry($"person.{Verb(change.Kind)}", "person", change.To.ToString(), reason, detail), cancellationToken);
        return change;
    }

    private Task<T> ReadAsync<T>(
        Func<WarehouseSession, T> read, T none, CancellationToken cancellationToken, string? purpose = null, params WarehouseTable[] tables) => Task.Run(
        () =>
        {
            using WarehouseSession session = purpose is null ? warehouse.Open(tables) : warehouse.OpenFor(purpose, tables);
            if (!GraphTables.Exist(session))
            {
                return none;
            }

            GraphTables.Expose(session);
            return read(session);
        },
        cancellationToken);

    private GraphChange New(ChangeKind kind, Guid from, Guid to, int keys, string reason) =>
        new(Ids.New(clock), clock.GetUtcNow(), scope.Actor.Name, kind, IsByHand: true, from, to, keys, reason.Trim(), null);

    private static IEnumerable<KeyMove> Stays(Dictionary<long, Guid> keys, Guid person) =>
        keys.Where(key => key.Value == person).Select(key => new KeyMove(key.Key, person, person));

    private static string Verb(ChangeKind kind) => kind switch
    {
        ChangeKind.Merge => "merged",
        ChangeKind.Split => "split",
        ChangeKind.Undo => "restored",
    };

    private static string Digits(string typed, bool plus)
    {
        string digits = string.Concat(typed.Where(char.IsAsciiDigit));
        string without = digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
        return plus ? $"+{without}" : digits;
    }

    private static string Hashed(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Made(GraphChange Change, Guid? Undoes, IReadOnlyList<KeyMove> Moves);
}

/// <summary>Lets one change of the graph happen at a time in this process.</summary>
internal sealed class GraphGate : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    public async Task<T> OneByOneAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
