namespace MarketingAI.Engine.Identity.Graph.Algorithms;

/// <summary>The keys, what ties them, and what people decided.</summary>
/// <param name="Kinds">Kind of each key. Keys stand in a fixed order (kind, then value), so that the same data give the same persons.</param>
/// <param name="IsLogin">Whether an e-mail key was seen at a log-in; other kinds are not looked at.</param>
/// <param name="Births">Date of birth (day number) of each key, 0 where none is known.</param>
internal sealed record GraphInput(
    IReadOnlyList<KeyKind> Kinds, IReadOnlyList<bool> IsLogin, IReadOnlyList<int> Births, IReadOnlyList<KeyEdge> Edges, IReadOnlyList<Apart> Apart);

/// <param name="Component">For each key the smallest place of a key of the same person.</param>
/// <param name="States">What became of each edge, in the order of the input.</param>
/// <param name="Shared">For each key whether it was seen with several log-ins.</param>
internal sealed record GraphResult(int[] Component, EdgeState[] States, bool[] Shared);

/// <summary>An edge between two keys, by their places in the list of keys.</summary>
internal readonly record struct KeyEdge(int Left, int Right, EvidenceKind Evidence, double Probability);

/// <summary>A decision that two groups of keys are not one person.</summary>
internal sealed record Apart(IReadOnlyList<int> First, IReadOnlyList<int> Second);
