namespace MarketingAI.Engine.Features.Stability;

/// <summary>
/// What a feature looked like in the reference period, cut into bins that stay fixed: everything later is counted in these same bins.
/// </summary>
/// <param name="Feature">Its name.</param>
/// <param name="Edges">Of numbers: rising upper edges, bins closed on the right, the last bin open; empty for categories.</param>
/// <param name="Levels">Of categories: the levels that have a bin of their own; empty for numbers.</param>
/// <param name="Counts">Reference rows by bin. Last stands the bin of missing values; before it, for categories, the bin of all other and unseen levels.</param>
public sealed record ReferenceBins(string Feature, IReadOnlyList<double> Edges, IReadOnlyList<string> Levels, IReadOnlyList<long> Counts)
{
    /// <summary>Whether the feature is a category.</summary>
    public bool IsCategory => Levels.Count > 0;

    /// <summary>Reference rows, those with a missing value included.</summary>
    public long Rows => Counts.Sum();

    /// <summary>In words, such as <c>at most 3</c>, <c>missing</c> or a level.</summary>
    public string NameOf(int bin)
    {
        if (bin == Counts.Count - 1)
        {
            return "missing";
        }

        if (IsCategory)
        {
            return bin < Levels.Count ? Levels[bin] : "other or unseen";
        }

        return (Edges.Count, bin) switch
        {
            (0, _) => "any number",
            (_, 0) => FormattableString.Invariant($"at most {Edges[0]:G6}"),
            _ when bin == Edges.Count => FormattableString.Invariant($"above {Edges[^1]:G6}"),
            _ => FormattableString.Invariant($"above {Edges[bin - 1]:G6} to {Edges[bin]:G6}"),
        };
    }
}
