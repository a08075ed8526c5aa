namespace MarketingAI.Engine.Identity.Graph.Algorithms;

/// <summary>Changes of who is who as lists of moves, which can be taken back exactly.</summary>
internal static class KeyMoves
{
    /// <summary>Puts the keys of both persons under the older id.</summary>
    public static IReadOnlyList<KeyMove> Merge(IReadOnlyDictionary<long, Guid> persons, Guid kept, Guid gone) =>
        [.. persons.Where(key => key.Value == gone).Select(key => new KeyMove(key.Key, gone, kept)).OrderBy(move => move.Key)];

    /// <summary>Takes some keys of a person out into a new one.</summary>
    public static IReadOnlyList<KeyMove> Split(IReadOnlyDictionary<long, Guid> persons, Guid person, IReadOnlySet<long> keys, Guid made) =>
        [.. persons.Where(key => key.Value == person && keys.Contains(key.Key)).Select(key => new KeyMove(key.Key, person, made)).OrderBy(move => move.Key)];

    public static IReadOnlyList<KeyMove> Back(IReadOnlyList<KeyMove> moves) => [.. moves.Select(move => new KeyMove(move.Key, move.To, move.From))];

    /// <summary>Does the moves.</summary>
    /// <returns>The first key that is not where a move expects it, or null where all were done.</returns>
    public static long? Apply(IDictionary<long, Guid> persons, IReadOnlyList<KeyMove> moves)
    {
        foreach (KeyMove move in moves)
        {
            if (!persons.TryGetValue(move.Key, out Guid now) || now != move.From)
            {
                return move.Key;
            }
        }

        foreach (KeyMove move in moves)
        {
            persons[move.Key] = move.To;
        }

        return null;
    }
}

/// <summary>That a key went from one person to another.</summary>
internal readonly record struct KeyMove(long Key, Guid From, Guid To);
