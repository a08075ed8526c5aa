using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Graph.Algorithms;
using MarketingAI.Engine.Identity.Graph.Storage;

namespace MarketingAI.Engine.Identity.Graph;

/// <summary>What people decided and what still stands of it, as groups of keys that are one person or are not. A newer decision stands above an older one.</summary>
internal sealed record Decisions(IReadOnlyList<IReadOnlyList<long>> Together, IReadOnlyList<(IReadOnlyList<long> First, IReadOnlyList<long> Second)> Apart)
{
    public static Decisions Of(WarehouseSession session)
    {
        IReadOnlyList<GraphChange> all = [.. ChangeRows.Newest(session, int.MaxValue).Reverse()];
        Dictionary<Guid, GraphChange> undone = all.Where(change => change.UndoneBy is not null).ToDictionary(change => change.UndoneBy!.Value);
        List<IReadOnlyList<long>> together = [];
        List<(IReadOnlyList<long> First, IReadOnlyList<long> Second)> apart = [];
        foreach (GraphChange change in all)
        {
            GraphChange? said = change.Kind == ChangeKind.Undo ? undone.GetValueOrDefault(change.Id) : change;
            bool counts = said is not null && (change.Kind == ChangeKind.Undo ? !said.IsByHand : change is { IsByHand: true, UndoneBy: null });
            if (!counts)
            {
                continue;
            }

            IReadOnlyList<KeyMove> moves = ChangeRows.Moves(session, said!.Id);
            // Taking back what a run did says the opposite of it.
            bool joins = said.Kind == ChangeKind.Merge == (change.Kind != ChangeKind.Undo);
            if (joins)
            {
                HashSet<long> joined = [.. moves.Select(move => move.Key)];
                apart.RemoveAll(older => older.First.Any(joined.Contains) && older.Second.Any(joined.Contains));
                together.Add([.. joined.Order()]);
            }
            else
            {
                HashSet<long> taken = [.. moves.Where(move => move.From != move.To).Select(move => move.Key)];
                together = [.. together.SelectMany(group => Parts(group, taken))];
                apart.Add(([.. moves.Where(move => move.From != move.To).Select(move => move.Key)], [.. moves.Where(move => move.From == move.To).Select(move => move.Key)]));
            }
        }

        return new Decisions(together, apart);
    }

    /// <summary>What is left of an older decision to join once some of its keys were taken out.</summary>
    private static IEnumerable<IReadOnlyList<long>> Parts(IReadOnlyList<long> group, HashSet<long> taken) =>
        new IReadOnlyList<long>[] { [.. group.Where(taken.Contains)], [.. group.Where(key => !taken.Contains(key))] }.Where(part => part.Count > 1);
}
