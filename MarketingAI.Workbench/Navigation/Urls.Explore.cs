namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Explore = "/explore";
    public const string ExploreColumn = "/explore/column";
    public const string ExploreRelations = "/explore/relations";
    public const string ExploreCompare = "/explore/compare";
    public const string ExploreBasket = "/explore/basket";

    /// <summary>A page of the explorer with what is looked at.</summary>
    /// <param name="page">One of the addresses above.</param>
    public static string ExploreAt(string page, ExploreQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string text = query.ToString();
        return text.Length == 0 ? page : $"{page}?{text}";
    }

    /// <summary>Training on a data set with only these columns as features.</summary>
    public static string TrainWithOnly(Guid dataSetId, IEnumerable<string> columns, string? target = null) =>
        string.Concat([TrainOn(dataSetId, target), .. columns.Select(column => $"&only={Uri.EscapeDataString(column)}")]);
}

/// <summary>What the explorer's addresses carry.</summary>
public sealed record ExploreQuery
{
    /// <summary>Stands for "no target", where one would be proposed.</summary>
    public const string NoTarget = "-";

    public string? Source { get; init; }

    public string? Target { get; init; }

    public string? Column { get; init; }

    public string? Segment { get; init; }

    public string? Time { get; init; }

    public string? Step { get; init; }

    /// <summary>Conditions as text.</summary>
    public IReadOnlyList<string> Where { get; init; } = [];

    public IReadOnlyList<string> A { get; init; } = [];

    public IReadOnlyList<string> B { get; init; } = [];

    public override string ToString()
    {
        IEnumerable<(string Name, string? Value)> parts =
        [
            ("source", Source), ("target", Target), ("column", Column), ("segment", Segment), ("time", Time), ("step", Step),
            .. Where.Select(text => ("where", (string?)text)), .. A.Select(text => ("a", (string?)text)), .. B.Select(text => ("b", (string?)text)),
        ];
        return string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
    }
}
