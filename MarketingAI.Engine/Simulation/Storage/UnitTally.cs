using System.Runtime.InteropServices;
using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>What shards count while they write; tallies add.</summary>
internal sealed class UnitTally
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PathRow> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<(DateOnly, string, string), PlatformDay> _days = [];

    public Discrepancy[] Discrepancies { get; } = [.. PlatformCounting.Platforms.Select(_ => new Discrepancy())];

    public double EffectSum { get; set; }

    public List<SimulatedFile> Files { get; } = [];

    /// <summary>Paths in order of their text, so that the file does not depend on the order of work.</summary>
    public IEnumerable<PathRow> Paths => _paths.Values.OrderBy(row => row.Path, StringComparer.Ordinal);

    public IEnumerable<PlatformDay> Days => _days.Values.OrderBy(row => row.Date)
        .ThenBy(row => row.Platform, StringComparer.Ordinal).ThenBy(row => row.Campaign, StringComparer.Ordinal);

    public long this[string name]
    {
        get => _counts.GetValueOrDefault(name);
        set => _counts[name] = value;
    }

    /// <summary>Counts whose name begins so, without the beginning.</summary>
    public IReadOnlyDictionary<string, long> Under(string beginning) => _counts
        .Where(pair => pair.Key.StartsWith(beginning, StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key[beginning.Length..], pair => pair.Value, StringComparer.Ordinal);

    public void AddPath(Journey journey)
    {
        string path = string.Join(" > ", journey.Touches.Select(touch => touch.Channel));
        long won = journey.Order is null ? 0 : 1;
        AddPath(new PathRow(path, won, journey.Order?.Minor ?? 0, 1 - won));
    }

    public void AddReport(PlatformReport report) => AddDay(
        new PlatformDay(DateOnly.FromDateTime(report.LocalTime), report.Platform, report.Campaign, 1, report.Minor));

    public void Add(UnitTally other)
    {
        foreach ((string name, long count) in other._counts)
        {
            this[name] += count;
        }

        foreach (PathRow path in other._paths.Values)
        {
            AddPath(path);
        }

        foreach (PlatformDay day in other._days.Values)
        {
            AddDay(day);
        }

        for (int i = 0; i < Discrepancies.Length; i++)
        {
            Discrepancies[i].Add(other.Discrepancies[i]);
        }

        EffectSum += other.EffectSum;
        Files.AddRange(other.Files);
    }

    private void AddPath(PathRow row)
    {
        ref PathRow? kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_paths, row.Path, out _);
        kept = kept is null
            ? row
            : kept with { Conversions = kept.Conversions + row.Conversions, Minor = kept.Minor + row.Minor, Nulls = kept.Nulls + row.Nulls };
    }

    private void AddDay(PlatformDay row)
    {
        ref PlatformDay? kept = ref CollectionsMarshal.GetValueRefOrAddDefault(_days, (row.Date, row.Platform, row.Campaign), out _);
        kept = kept is null ? row : kept with { Conversions = kept.Conversions + row.Conversions, Minor = kept.Minor + row.Minor };
    }
}
